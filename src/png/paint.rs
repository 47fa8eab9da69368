//! Paints what the browser has laid out: grounds, edges, and each word where it stands.

use js_sys::{Array, JsString};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, DomRect, Element, Node, Range};

type Painted = Result<(), JsValue>;

/// Paints the page's background under everything.
pub fn ground(context: &CanvasRenderingContext2d, frame: &DomRect, margin: f64) -> Painted {
    let Some(body) = document().body() else {
        return Ok(());
    };
    context.set_fill_style_str(&said(&style(&body)?, "background-color"));
    context.fill_rect(
        frame.x() - margin,
        frame.y() - margin,
        frame.width() + 2.0 * margin,
        frame.height() + 2.0 * margin,
    );
    Ok(())
}

/// Paints an element and its content, without buttons and text for screen readers only.
pub fn element(context: &CanvasRenderingContext2d, element: &Element) -> Painted {
    let own = style(element)?;
    if said(&own, "display") == "none" || element.matches("button, .visually-hidden")? {
        return Ok(());
    }
    let frame = element.get_bounding_client_rect();
    context.save();
    context.set_global_alpha(number(&own, "opacity"));
    fill(context, &own, &frame)?;
    edges(context, &own, &frame)?;
    let is_cut = said(&own, "overflow-x") == "hidden";
    if is_cut {
        context.begin_path();
        context.rect(frame.x(), frame.y(), frame.width(), frame.height());
        context.clip();
    }
    let children = element.child_nodes();
    for place in 0..children.length() {
        let Some(child) = children.item(place) else {
            continue;
        };
        match child.dyn_ref::<Element>() {
            Some(child) => self::element(context, child)?,
            None => words(context, &own, &child)?,
        }
    }
    if is_cut && element.scroll_width() > element.client_width() {
        ellipsis(context, element, &own, &frame)?;
    }
    context.restore();
    Ok(())
}

fn fill(context: &CanvasRenderingContext2d, style: &CssStyleDeclaration, frame: &DomRect) -> Painted {
    context.set_fill_style_str(&said(style, "background-color"));
    path(context, style, frame)?;
    context.fill();
    Ok(())
}

fn path(context: &CanvasRenderingContext2d, style: &CssStyleDeclaration, frame: &DomRect) -> Painted {
    let round = said(style, "border-top-left-radius");
    let shorter = frame.width().min(frame.height());
    let radius = match round.strip_suffix('%') {
        Some(_) => shorter / 2.0,
        None => number(style, "border-top-left-radius").min(shorter / 2.0),
    };
    context.begin_path();
    context.round_rect_with_f64(frame.x(), frame.y(), frame.width(), frame.height(), radius)
}

/// Edges all around in one stroke, an edge at one side as a bar; of an element without an inside, the triangle that it is.
fn edges(context: &CanvasRenderingContext2d, style: &CssStyleDeclaration, frame: &DomRect) -> Painted {
    let width = |side: &str| number(style, &format!("border-{side}-width"));
    let colour = |side: &str| said(style, &format!("border-{side}-color"));
    let [top, right, bottom, left] = ["top", "right", "bottom", "left"].map(width);
    if frame.width() > 0.0 && (frame.width() - left - right).abs() < 0.5 && bottom == 0.0 && top > 0.0 {
        context.set_fill_style_str(&colour("top"));
        context.begin_path();
        context.move_to(frame.x(), frame.y());
        context.line_to(frame.x() + frame.width(), frame.y());
        context.line_to(frame.x() + frame.width() / 2.0, frame.y() + top);
        context.fill();
        return Ok(());
    }
    if [top, right, bottom].iter().all(|width| *width > 0.0) {
        let dashes = if said(style, "border-top-style") == "dashed" {
            Array::of2(&4.0.into(), &3.0.into())
        } else {
            Array::new()
        };
        context.set_line_dash(&dashes)?;
        context.set_line_width(top);
        context.set_stroke_style_str(&colour("top"));
        path(context, style, frame)?;
        context.stroke();
    } else if top > 0.0 {
        context.set_fill_style_str(&colour("top"));
        context.fill_rect(frame.x(), frame.y(), frame.width(), top);
    }
    if left > top {
        context.set_fill_style_str(&colour("left"));
        context.fill_rect(frame.x(), frame.y(), left, frame.height());
    }
    Ok(())
}

/// A text, word by word; a word that is broken letter by letter.
fn words(context: &CanvasRenderingContext2d, style: &CssStyleDeclaration, node: &Node) -> Painted {
    let text = node.text_content().unwrap_or_default();
    set_font(context, style);
    let pen = Pen {
        context,
        style,
        node,
        range: document().create_range()?,
    };
    let mut start = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let shown = word.trim_end();
        if !shown.is_empty() {
            pen.word(shown, start)?;
        }
        start += length(word);
    }
    Ok(())
}

/// How long a text is as the browser counts, in units of UTF-16.
fn length(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// What writes the words of one piece of text.
struct Pen<'a> {
    context: &'a CanvasRenderingContext2d,
    style: &'a CssStyleDeclaration,
    node: &'a Node,
    range: Range,
}

impl Pen<'_> {
    /// A word that begins at this place of the text.
    fn word(&self, word: &str, start: u32) -> Painted {
        self.range.set_start(self.node, start)?;
        self.range.set_end(self.node, start + length(word))?;
        let lines = self.range.get_client_rects().map_or(0, |lines| lines.length());
        let mut letters = word.char_indices();
        let _ = letters.next();
        if let (true, Some((second, _))) = (lines > 1, letters.next()) {
            let (letter, rest) = word.split_at(second);
            self.word(letter, start)?;
            return self.word(rest, start + length(letter));
        }
        let frame = self.range.get_bounding_client_rect();
        let shown = if said(self.style, "text-transform") == "uppercase" {
            String::from(JsString::from(word).to_upper_case())
        } else {
            word.to_owned()
        };
        self.context.set_fill_style_str(&said(self.style, "color"));
        self.context
            .fill_text(&shown, frame.x(), frame.y() + frame.height() / 2.0)?;
        if said(self.style, "text-decoration-line").contains("underline") {
            self.context
                .set_fill_style_str(&said(self.style, "text-decoration-color"));
            self.context
                .fill_rect(frame.x(), frame.y() + frame.height(), frame.width(), 2.0);
        }
        Ok(())
    }
}

/// Where a line is cut.
fn ellipsis(
    context: &CanvasRenderingContext2d,
    element: &Element,
    style: &CssStyleDeclaration,
    frame: &DomRect,
) -> Painted {
    set_font(context, style);
    let width = number(style, "font-size");
    let (right, middle) = (frame.x() + frame.width(), frame.y() + frame.height() / 2.0);
    // On the ground of the row, so that no half of a letter stands beside it.
    context.set_fill_style_str(&ground_of(element)?);
    context.fill_rect(right - width, frame.y(), width, frame.height());
    context.set_fill_style_str(&said(style, "color"));
    context.fill_text("…", right - width, middle)
}

/// The ground that is seen behind an element: its own, or that of the nearest around it.
fn ground_of(element: &Element) -> Result<String, JsValue> {
    let mut place = Some(element.clone());
    while let Some(element) = place {
        let ground = said(&style(&element)?, "background-color");
        // As browsers write what is not there (CSS Color 4, section 15.2).
        if ground != "rgba(0, 0, 0, 0)" && ground != "transparent" {
            return Ok(ground);
        }
        place = element.parent_element();
    }
    Ok(String::new())
}

fn set_font(context: &CanvasRenderingContext2d, style: &CssStyleDeclaration) {
    let font = ["font-weight", "font-size", "font-family"].map(|part| said(style, part));
    context.set_font(&font.join(" "));
    context.set_text_baseline("middle");
}

fn style(element: &Element) -> Result<CssStyleDeclaration, JsValue> {
    window().get_computed_style(element)?.ok_or(JsValue::NULL)
}

fn said(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}

/// A length in pixels, or a number; 0 if it is none.
fn number(style: &CssStyleDeclaration, name: &str) -> f64 {
    js_sys::parse_float(&said(style, name)).max(0.0)
}
