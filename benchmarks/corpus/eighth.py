"""An eighth set: logs of calls, numbers hashed on their own, events that name what was read; and what only looks like them."""

import hashlib

from benchmarks.corpus.world import Flow, World, negative, positive


@positive("upload address_book")
def people_called(w: World) -> Flow:
    number, length, way = (
        w.pick("peer", "n", "other"),
        w.pick("dur", "duration"),
        w.pick("dir", "direction", "incoming"),
    )
    return w.send(
        w.url("calls/sync", "loan/calllog", "call/history"),
        {
            "rows": [
                {number: one.national(), length: w.rng.randrange(600), way: n % 2}
                for n, one in enumerate(w.contacts(6))
            ]
        },
    )


@positive("upload address_book")
def people_of_whom_not_all_have_numbers(w: World) -> Flow:
    people = w.contacts(5, 9)
    return w.send(
        w.url("cnt", "sync2"),
        {
            "items": [
                {
                    "givenName": one.given,
                    "familyName": one.family,
                    "phoneNumbers": [] if n % 3 == 2 else [{"label": "mobile", "value": one.phone}],
                }
                for n, one in enumerate(people)
            ]
        },
    )


@positive("upload phone_number")
def number_hashed_as_its_field_says(w: World) -> Flow:
    name = w.pick("md5", "sha1", "sha256", "sha512")
    key = w.key(f"phone_{name}", "hashed_phone_number", "mobile_hash", f"{name}_phone", "tel_digest")
    return w.send(w.url("conversion", "e", "sync"), {key: hashlib.new(name, w.home.owner.phone.encode()).hexdigest()})


@positive("upload phone_number")
def number_hashed_for_advertising(w: World) -> Flow:
    ph, em = (hashlib.sha256(text.encode()).hexdigest() for text in (w.home.owner.phone[1:], w.home.owner.email))
    listed = w.rng.random() < 0.5
    user = {"em": [em], "ph": [ph]} if listed else {"em": em, "ph": ph}
    return w.send(
        w.url("events", "capi"), {"data": [{"event_name": "Lead", "user_data": user, "action_source": "app"}]}
    )


@positive("upload personal_name")
def name_of_a_consignee(w: World) -> Flow:
    return w.send(w.url("addr/new"), {w.key("consignee", "addressee"): w.home.owner.name, "zip": "10115", "default": 1})


@positive("upload reading_activity")
def pages_turned_as_events(w: World) -> Flow:
    book, n = w.hexes(8), w.rng.randint(2, 6)
    return w.send(
        w.url("stat", "evs"),
        {"evs": [{"t": "page_turn", "bid": book, "ch": 5, "off": 200 + 90 * i, "ms": 9000 + i} for i in range(n)]},
    )


@positive("upload reading_activity")
def mark_in_a_book(w: World) -> Flow:
    return w.send(
        w.url("marks", "sync"),
        {
            w.pick("asin", "isbn", "bookId"): w.hexes(10),
            "type": w.pick("highlight", "bookmark", "underline"),
            "start": 1200,
        },
    )


@positive("upload reading_activity")
def chapter_done(w: World) -> Flow:
    name = w.pick("chapter_finished", "story_completed", "chapterEnd", "novel_resumed")
    return w.send(
        w.url("events", "t"),
        {
            "batch": [
                {"name": name, "props": {"story_id": w.hexes(6), "chapter_no": 12, "seconds": w.rng.randint(30, 900)}}
            ]
        },
    )


@positive("upload reading_activity")
def article_looked_at(w: World) -> Flow:
    return w.send(
        w.url("beacon", "e"),
        {
            "n": w.pick("article_view", "news_viewed", "ArticleOpen"),
            "nid": w.hexes(6),
            "stay": w.rng.randint(5, 300),
            "depth": 0.6,
        },
    )


@positive("upload reading_activity")
def books_finished(w: World) -> Flow:
    key = w.pick("books_finished", "readBooks", "finishedNovels")
    return w.send(w.url("goal", "year"), {"minutes": 32, key: [w.hexes(6) for _ in range(w.rng.randint(1, 4))]})


@negative
def branches_of_a_bank(w: World) -> Flow:
    shops = w.strangers(3, 6)
    return w.send(
        w.url("network/update"),
        {w.pick("branches", "pharmacies", "clinics"): [{"name": one.family, "tel": one.national()} for one in shops]},
    )


@negative
def topics_followed(w: World) -> Flow:
    words = w.rng.sample(["tech", "sports", "music", "film", "travel", "food", "science"], 4)
    return w.send(w.url("topics/follow", "interests/follow"), {w.pick("following", "follow"): words})


@negative
def digests_of_a_telephone(w: World) -> Flow:
    return w.send(
        w.url("device", "attest"),
        {
            "phone_model_md5": w.hexes(32),
            "phone_id": w.hexes(32),
            "mobile_os_hash": w.hexes(40),
            "phone_token": w.hexes(64),
        },
    )


@negative
def acidity(w: World) -> Flow:
    return w.send(w.url("lab/sample"), {"ph": round(w.rng.uniform(1, 13), 2), "sample": w.hexes(64)})


@negative
def books_seen_in_a_list(w: World) -> Flow:
    return w.send(
        w.url("track", "e"),
        {"event": "book_viewed", "book_id": w.hexes(8), "position": w.rng.randint(1, 20), "list": "new"},
    )


@negative
def calls_of_a_program(w: World) -> Flow:
    return w.send(
        w.url("rpc/calls"),
        {"calls": [{"id": w.rng.randrange(13 * 10**9, 19 * 10**9), "dur": n, "dir": "out"} for n in range(6)]},
    )


@negative
def analytics_under_track(w: World) -> Flow:
    return w.send(
        w.url("track"),
        {
            "batch": [
                {"event": w.pick("ShareButton", "profile_tab", "show_more"), "ts": 1600000000000 + n, "n": n}
                for n in range(8)
            ]
        },
    )
