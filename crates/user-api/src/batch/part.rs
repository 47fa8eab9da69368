//! One request inside a batch.

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
};
use fromline_core::Reason;
use fromline_http::{
    error::ApiError,
    multipart::{MultipartPart, PartHeaders, parse_essence, split_head},
    request_id,
};

use super::{COMMON, Peer};

/// The request in one part of a batch.
#[derive(Debug)]
pub struct PartRequest<'a> {
    /// The part's Content-ID, which its answer refers to.
    pub id: Option<&'a str>,
    line: &'a str,
    fields: PartHeaders,
    body: &'a [u8],
    is_http: bool,
}

impl<'a> PartRequest<'a> {
    /// Parses a part as far as possible; [`Self::request`] reports what is missing.
    pub fn read(part: &'a MultipartPart<'a>) -> Self {
        let is_http = parse_essence(part.field("content-type").unwrap_or_default()) == "application/http";
        let end = part.body.iter().position(|byte| *byte == b'\n');
        let (line, rest) = part.body.split_at(end.map_or(part.body.len(), |end| end + 1));
        let (fields, body, is_head) = match split_head(rest) {
            Some((fields, body)) => (fields, body, true),
            None => (Vec::new(), &[][..], false),
        };
        Self {
            id: part.field("content-id"),
            line: std::str::from_utf8(line).unwrap_or_default().trim_end(),
            fields,
            body,
            is_http: is_http && is_head,
        }
    }

    /// Returns whether the part carries a credential other than the batch's.
    pub fn is_of_somebody_else(&self, bearer: Option<&[u8]>) -> bool {
        self.fields.iter().any(|(name, value)| match name.as_str() {
            "cookie" => true,
            "authorization" => Some(value.as_bytes()) != bearer,
            _ => false,
        })
    }

    /// Builds the request from the headers common to the batch, with its own request id. Fails with 400 if the part is not a
    /// request, and with 404 if its path cannot be requested in a batch.
    pub fn request(
        &self,
        common: &HeaderMap,
        peer: Option<Peer>,
        id: Option<HeaderValue>,
    ) -> Result<Request, ApiError> {
        let invalid = || ApiError::new(StatusCode::BAD_REQUEST, Reason::RequestInvalid);
        let mut words = self.line.split(' ');
        let (Some(method), Some(target), version, None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(invalid());
        };
        if !self.is_http || !version.unwrap_or("HTTP/1.1").starts_with("HTTP/1.") {
            return Err(invalid());
        }
        let method: Method = method.parse().map_err(|_| invalid())?;
        let uri: Uri = target.parse().map_err(|_| invalid())?;
        // Some clients repeat the server's name; the request goes to this server in any case.
        let path = uri
            .path_and_query()
            .filter(|path| path.as_str().starts_with('/'))
            .ok_or_else(invalid)?;
        if ["/batch", "/upload"]
            .iter()
            .any(|folder| path.path().starts_with(folder))
        {
            return Err(ApiError::not_found());
        }
        let mut request = Request::new(Body::from(self.body.to_vec()));
        *request.method_mut() = method;
        *request.uri_mut() = Uri::from(path.clone());
        *request.headers_mut() = common.clone();
        for (name, value) in &self.fields {
            let name: HeaderName = name.parse().map_err(|_| invalid())?;
            if !COMMON.contains(&name) && !is_of_the_connection(&name) {
                let value = HeaderValue::from_str(value).map_err(|_| invalid())?;
                request.headers_mut().insert(name, value);
            }
        }
        request
            .headers_mut()
            .insert(header::CONTENT_LENGTH, self.body.len().into());
        request
            .headers_mut()
            .extend(id.map(|id| (HeaderName::from_static(request_id::HEADER), id)));
        if let Some(peer) = peer {
            request.extensions_mut().insert(peer);
        }
        Ok(request)
    }
}

/// Returns whether a header describes the connection, which only the batch itself may do.
fn is_of_the_connection(name: &HeaderName) -> bool {
    let name = name.as_str();
    name.starts_with("x-forwarded")
        || name == request_id::HEADER
        || name.starts_with("sec-")
        || matches!(
            name,
            "forwarded"
                | "origin"
                | "connection"
                | "transfer-encoding"
                | "content-length"
                | "expect"
                | "upgrade"
                | "te"
                | "trailer"
        )
}
