//! The picture, the sentences for whoever listens, and `render` say the same, of every program.

use super::{
    Arriving, Effect, FIRST, Grade, Layout, Picture, catalogue, layouts::LAYOUTS, pair, received,
    render_received, side,
};
use crate::{
    Language,
    authentication::Authentication,
    delivery_route::DeliveryRoute,
    headers::Headers,
    message::{Identity, Mailbox},
    shape::Shape,
    text::{FilledMessage, Messages, TextPart, Value},
};

/// Says ids instead of words, values as they are.
struct Ids;

impl Messages for Ids {
    fn language(&self) -> Language {
        Language::EN
    }

    fn parts(&self, message: FilledMessage<'_>) -> Vec<TextPart> {
        let mut parts = vec![TextPart::Text(format!("{}: ", message.id()))];
        for (_, value) in message.values() {
            let (Value::Text(text) | Value::Number(_, text)) = value;
            parts.push(TextPart::Value(text.clone()));
        }
        parts
    }
}

fn arriving(name: &str, route: DeliveryRoute) -> Arriving {
    let identity = Identity {
        from: Mailbox::new(name, "user.name@partner.com"),
        primary: Mailbox::new("User", "user@example.com"),
        reply_to: Some("replies@elsewhere.net".to_owned()),
    };
    Arriving::expected(&identity, route)
}

/// What stands in elements with a class or of a tag, in their order.
fn texts(shape: &Shape, wanted: &dyn Fn(&Shape) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    if wanted(shape) {
        found.push(shape.text.clone());
    }
    for part in &shape.parts {
        found.extend(texts(part, wanted));
    }
    found
}

fn attribute<'a>(shape: &'a Shape, name: &str) -> &'a str {
    let mut all = shape.attributes.iter();
    all.find(|(known, _)| *known == name)
        .map_or("", |(_, value)| value)
}

/// What can be read in each element that is marked.
fn lines(shape: &Shape, marked: &dyn Fn(&Shape) -> bool, found: &mut Vec<String>) {
    if marked(shape) {
        found.push(texts(shape, &|shape| shape.tag == "bdi").concat());
    }
    for part in &shape.parts {
        lines(part, marked, found);
    }
}

/// The picture without the sentences, and the sentences.
fn halves(picture: &Shape) -> (&Shape, &Shape) {
    let [drawing, sentences] = &picture.parts[..] else {
        panic!("{picture:?}");
    };
    assert_eq!(attribute(drawing, "aria-hidden"), "true");
    assert_eq!(attribute(sentences, "class"), "visually-hidden");
    (drawing, sentences)
}

#[test]
fn picture_and_sentences_say_what_render_says() {
    for client in catalogue() {
        for name in ["User Name", ""] {
            for route in DeliveryRoute::ALL {
                let card = arriving(name, route).shown(client, Language::EN);
                let picture = Picture {
                    client,
                    card: &card,
                    other: None,
                    messages: &Ids,
                };
                let drawn = picture.draw();
                let (drawing, sentences) = halves(&drawn);
                let values = texts(sentences, &|shape| shape.tag == "bdi");
                let spoken = |label: &str, text: &str| match label {
                    "" => text.to_owned(),
                    label => format!("{label} {text}"),
                };
                let mut said = Vec::new();
                if card.effect != Effect::Unknown {
                    said.push(card.list.clone());
                }
                said.extend(card.rows.iter().map(|row| spoken(&row.label, &row.text)));
                said.extend(card.badges.iter().cloned());
                said.extend(card.details.iter().map(|row| spoken(&row.label, &row.text)));
                assert_eq!(values, said, "{}", client.id);

                let read = texts(drawing, &|shape| shape.tag == "bdi");
                let mut written: Vec<_> = card
                    .rows
                    .iter()
                    .chain(&card.details)
                    .map(|row| &row.text)
                    .collect();
                if card.effect != Effect::Unknown {
                    written.push(&card.list);
                }
                for text in written {
                    assert!(read.contains(text), "{}: {text} in {read:?}", client.id);
                }
                let questions = texts(drawing, &|shape| attribute(shape, "class").starts_with("avatar"));
                for badge in &card.badges {
                    assert!(read.contains(badge) || questions.contains(badge), "{}", client.id);
                }
            }
        }
    }
}

#[test]
fn what_differs_is_marked_and_nothing_else() {
    let marks = |id: &str| {
        let client = catalogue().find(|client| client.id == id).unwrap();
        let [organisation, gateway] = DeliveryRoute::ALL.map(|route| arriving("User Name", route));
        let sides = [
            side(DeliveryRoute::Organisation, &organisation),
            side(DeliveryRoute::Gateway, &gateway),
        ];
        let drawn = pair(&Ids, client, &sides, Language::EN);
        let marked = |shape: &Shape| {
            ["tells", "differs"]
                .iter()
                .any(|mark| attribute(shape, "class").split(' ').any(|class| class == *mark))
        };
        let mut found = Vec::new();
        lines(&drawn, &marked, &mut found);
        found
    };
    let alias = "User Name <user.name@partner.com>";
    assert_eq!(
        marks("outlook-classic"),
        [
            format!("User <user@example.com> on behalf of {alias}"),
            alias.to_owned()
        ]
    );
    assert_eq!(
        marks("gmail-web"),
        [format!("{alias} via example.com"), alias.to_owned()]
    );
    assert_eq!(
        marks("gmail-mobile"),
        [format!("{alias} via example.com"), alias.to_owned()]
    );
    assert_eq!(marks("roundcube"), ["User"]);
    assert_eq!(marks("apple-mail-ios"), [""; 0]);
    // Not known is not different.
    assert_eq!(marks("outlook-mobile"), [""; 0]);
}

/// The second From field is seen in some programs, and no name is longer in a picture than beside it.
#[test]
fn what_was_received_is_drawn_as_it_is_shown() {
    let message = format!(
        "From: root <root@host1.example.com>\nFrom: {} <reports@partner.com>\nSender: user@example.com\n",
        "Reports ".repeat(40).trim_end()
    );
    let headers = Headers::parse(message.as_bytes(), &|_| None).unwrap();
    let short = "Reports Reports Reports Reports Reports Reports Reports Reports Reports Reports… <reports@partner.com>";
    for client in catalogue() {
        let card = render_received(&headers, &Authentication::default(), client, Language::EN);
        let drawn = received(&Ids, client, card.clone());
        let [title, side] = &drawn.parts[..] else {
            panic!("{drawn:?}");
        };
        assert_eq!(
            texts(title, &|shape| shape.tag == "button"),
            ["preview-copy-picture: "]
        );
        let (drawing, sentences) = halves(&side.parts[0]);
        let read = texts(drawing, &|shape| shape.tag == "bdi").join("\n");
        let said = texts(sentences, &|shape| shape.tag == "bdi").join("\n");
        let mut shown: Vec<_> = card
            .rows
            .iter()
            .chain(&card.details)
            .map(|row| &row.text)
            .collect();
        if card.effect != Effect::Unknown {
            shown.push(&card.list);
        }
        let shows_last = shown.iter().any(|text| text.contains("Reports"));
        for words in [read, said] {
            assert_eq!(words.contains("Reports"), shows_last, "{}: {words}", client.id);
            assert!(!words.contains(&"Reports ".repeat(11)), "{}: {words}", client.id);
        }
        if client.id == "evolution" {
            let lines = texts(sentences, &|shape| shape.tag == "bdi");
            assert!(lines.iter().any(|line| line.ends_with(short)), "{lines:?}");
        }
    }
}

#[test]
fn every_layout_is_of_a_program_and_those_that_are_drawn_first_have_one_or_say_so() {
    for (place, (id, layout)) in LAYOUTS.iter().enumerate() {
        assert!(catalogue().any(|client| client.id == *id), "{id}");
        assert!(LAYOUTS[..place].iter().all(|(other, _)| other != id), "{id}");
        for evidence in [layout.row.evidence, layout.head.evidence] {
            let named =
                evidence.source.is_empty() == (evidence.grade == Grade::D) && !evidence.version.is_empty();
            assert!(named || !cfg!(feature = "sources"), "{id}");
        }
    }
    assert!(FIRST.len() >= 10);
    for client in FIRST {
        let layout = Layout::of(client);
        let card = arriving("User Name", DeliveryRoute::Gateway).shown(client, Language::EN);
        let picture = Picture {
            client,
            card: &card,
            other: None,
            messages: &Ids,
        };
        let neutral = picture.draw().html().matches("preview-layout-neutral").count();
        let halves = [layout.row.evidence.grade, layout.head.evidence.grade];
        let guessed = halves.iter().filter(|grade| **grade == Grade::D).count();
        let expected = if card.effect == Effect::Unknown {
            0
        } else {
            guessed
        };
        assert_eq!(neutral, expected, "{}", client.id);
    }
}
