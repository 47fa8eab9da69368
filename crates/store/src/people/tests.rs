use super::*;
use crate::{testing::TestStore, users::NewUser};
use fromline_base::idn::to_ascii;

#[test]
fn the_words_of_a_person() {
    for (address, name, search) in [
        (
            "anna.kowalska@example.com",
            "Zażółć Łucja-Maria",
            " zazolc lucja maria anna.kowalska@example.com kowalska example.com",
        ),
        ("Bob@example.com", "", " bob@example.com example.com"),
        (
            "a@żółw.example",
            "É",
            " e a@xn--w-uga1v8h.example a@zolw.example xn--w-uga1v8h.example",
        ),
    ] {
        let address = Address::parse(address, &to_ascii).unwrap();
        assert_eq!(compute_search(&address, name), search);
    }
    let long = "ﷺ".repeat(200);
    let address = Address::parse("a@example.com", &to_ascii).unwrap();
    assert!(compute_search(&address, &long).len() <= SEARCH_MAX);
    assert!(PeopleFilter::parse("a b c d").is_some());
    assert!(PeopleFilter::parse("a b c d e").is_none());
}

#[tokio::test]
async fn found_by_beginnings_of_words_page_by_page() {
    let database = TestStore::new().await;
    database
        .write(|db| {
            for (address, name) in [
                ("zoe@example.com", "Łucja Zając"),
                ("yan@example.com", "Jan Zając"),
            ] {
                let address = Address::parse(address, &to_ascii).unwrap();
                let new = NewUser {
                    address: &address,
                    name,
                    admin: false,
                    language: None,
                };
                users::add(db, &new, Timestamp::UNIX_EPOCH)?;
            }
            Ok(())
        })
        .await;
    let found = async |typed: &str| {
        let filter = PeopleFilter::parse(typed).unwrap();
        database
            .read(|db| {
                let rows = search(db, &filter, None, 100)?.unwrap();
                assert_eq!(usize::try_from(count(db, &filter)?).unwrap(), rows.len());
                Ok(rows
                    .iter()
                    .map(|row| row.user.address.to_string())
                    .collect::<Vec<_>>())
            })
            .await
    };
    assert_eq!(found("zajac").await, ["yan@example.com", "zoe@example.com"]);
    assert_eq!(found("ZAJĄC luc").await, ["zoe@example.com"]);
    assert_eq!(found("zoe@ex").await, ["zoe@example.com"]);
    assert_eq!(
        found("ajac").await,
        Vec::<String>::new(),
        "not in the middle of a word"
    );
    let all = found("").await;
    assert!(all.is_sorted() && all.len() > 3);
    database
        .read(|db| {
            let (filter, mut after, mut paged) = (PeopleFilter::parse("").unwrap(), None, Vec::new());
            loop {
                let page = search(db, &filter, after, 2)?.unwrap();
                let Some(last) = page.last() else { break };
                after = Some(last.user.id);
                paged.extend(page.iter().map(|row| row.user.address.to_string()));
            }
            assert_eq!(paged, all);
            assert!(search(db, &filter, Some(-1), 2)?.is_none());
            Ok(())
        })
        .await;
}
