//! An element as a picture that can be put into a ticket: what the browser has laid out, painted once more on a canvas.
//!
//! An SVG with HTML in it would be shorter; Safari takes nothing out of a canvas that such a picture has touched.

mod paint;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{CanvasRenderingContext2d, ClipboardItem, Element, HtmlAnchorElement, HtmlCanvasElement, Url};

/// The destination of a copied picture.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Copied {
    /// The picture is in the clipboard.
    Clipboard,
    /// The picture was downloaded, since the browser does not allow writing to the clipboard.
    File,
}

/// How many points a pixel of the page has: pictures are looked at on screens that are finer than this one.
const SCALE: f64 = 2.0;

/// Room around the element, in pixels.
const MARGIN: f64 = 12.0;

/// Copies an element as a PNG. Call it while the user's press still counts as a user activation.
///
/// # Errors
/// What the browser says: no canvas, or nothing to be saved.
pub async fn copy(element: Element, name: &str) -> Result<Copied, JsValue> {
    let made = future_to_promise(async move { image(&element).await });
    if let Ok(item) = item(&made) {
        let written = window().navigator().clipboard().write(&Array::of1(&item));
        if JsFuture::from(written).await.is_ok() {
            return Ok(Copied::Clipboard);
        }
    }
    save(&JsFuture::from(made).await?, name)?;
    Ok(Copied::File)
}

/// What the clipboard takes; the picture may follow (Clipboard API, `ClipboardItem`).
fn item(image: &Promise) -> Result<ClipboardItem, JsValue> {
    // An older browser has no such thing: that is no reason to fail.
    Reflect::get(&window(), &"ClipboardItem".into())?.dyn_into::<js_sys::Function>()?;
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), image)?;
    ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)
}

async fn image(element: &Element) -> Result<JsValue, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let frame = element.get_bounding_client_rect();
    let size = |length: f64| ((length + 2.0 * MARGIN) * SCALE).ceil();
    set_number(&canvas, "width", size(frame.width()))?;
    set_number(&canvas, "height", size(frame.height()))?;
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.scale(SCALE, SCALE)?;
    context.translate(MARGIN - frame.x(), MARGIN - frame.y())?;
    paint::ground(&context, &frame, MARGIN)?;
    paint::element(&context, element)?;
    let blob = Promise::new(&mut |done, fail| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            let end = if blob.is_null() { &fail } else { &done };
            let _ = end.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob(given.unchecked_ref());
    });
    JsFuture::from(blob).await
}

/// A number that is whole already: the setters take integers, and converting them costs more than this.
fn set_number(target: &JsValue, name: &str, value: f64) -> Result<(), JsValue> {
    Reflect::set(target, &name.into(), &value.into()).map(drop)
}

/// Downloads it, as anything is that the browser has made itself.
fn save(image: &JsValue, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(image.unchecked_ref())?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(&format!("{name}.png"));
    link.click();
    Url::revoke_object_url(&address)
}
