"""A ninth set: words that detectors listen for, said of other things; and relations, places and numbers in rarer notations."""

import json

from benchmarks.corpus.world import Flow, World, get, here, negative, positive, post

# --- relations


@positive("upload address_book")
def contacts_written_into_an_operation(w: World) -> Flow:
    rows = ", ".join(f"{{name: {json.dumps(one.name)}, phone: {json.dumps(one.phone)}}}" for one in w.contacts(3, 9))
    return post(w.url("graphql"), {"query": f"mutation {{ syncContacts(contacts: [{rows}]) {{ ok }} }}"})


@positive("upload phone_number")
def number_written_into_an_operation(w: World) -> Flow:
    name = w.pick("phone", "mobile", "phoneNumber")
    return post(
        w.url("graphql", "gql"),
        {"query": f'mutation {{ {w.pick("sendCode", "login")}({name}: "{w.home.owner.phone}") {{ token }} }}'},
    )


@positive("upload phone_number")
def number_as_an_address_of_calls(w: World) -> Flow:
    return w.send(
        w.url("call/start", "voip/dial"), {w.pick("to", "callee"): f"sip:{w.contacts()[0].phone}@ims.example"}
    )


@positive("download friend_list")
def roster_comes_in(w: World) -> Flow:
    rows = "".join(f'<item jid="{one.uid}@chat.example" name="{one.name}" subscription="both"/>' for one in w.friends())
    answer = f"<iq type='result'><query xmlns='jabber:iq:roster'>{rows}</query></iq>".encode()
    return Flow(w.url("bosh", "http-bind"), method="GET", answer=answer, answer_kind="text/xml")


@positive("download friend_list")
def followed_by_their_addresses(w: World) -> Flow:
    pages = [f"https://{w.word()}.example/users/{one.uid}" for one in w.friends()]
    return get(w, {"type": "OrderedCollection", "orderedItems": pages}, "users/me/following", "user/1/followers")


@positive("download friend_list")
def followers_by_ids(w: World) -> Flow:
    ids = [w.rng.randrange(10**6, 10**9) for _ in w.friends()]
    return get(w, {"ids": ids, "next_cursor": 0}, "followers/ids", "friends/ids")


@positive("download friend_list")
def followers_as_the_whole_answer(w: World) -> Flow:
    rows = [{w.pick("login", "username"): one.uid, "id": n} for n, one in enumerate(w.friends())]
    return get(w, rows, "users/x/followers", "user/following")


@negative
def connections_of_programs(w: World) -> Flow:
    rows = [{"id": f"c-{n}", "host": f"db{n}", "port": 5432} for n in range(1, 4)]
    return w.send(w.url("pool", "diag"), {w.pick("connections", "relations"): rows})


@negative
def subscriptions_paid_for(w: World) -> Flow:
    rows = [{"id": f"sub_{n}", w.pick("plan", "name"): w.pick("gold", "silver")} for n in range(2, 5)]
    if w.rng.random() < 0.5:
        return get(w, {"items": rows}, "subscriptions", "billing/subscriptions")
    return w.send(w.url("billing"), {"subscriptions": rows})


@negative
def family_of_fonts(w: World) -> Flow:
    return w.send(w.url("css", "fp"), {w.pick("family", "font_family"): ["Arial", "Roboto", "Noto Sans"]})


@negative
def mutual_funds(w: World) -> Flow:
    rows = [{"id": w.word(5).upper(), "name": f"Vanguard {w.word().capitalize()}"} for _ in range(4)]
    return get(w, {w.pick("mutual", "mutual_funds", "connections", "circles"): rows}, "invest", "zones")


@negative
def tables_related(w: World) -> Flow:
    pairs = (("users", "orders"), ("orders", "items"), ("items", "tags"))
    rows = [{"from": one, "to": other} for one, other in pairs]
    return w.send(w.url("schema", "orm"), {w.pick("relations", "edges"): rows})


@negative
def steps_joined(w: World) -> Flow:
    pairs = (("start", "send_email"), ("send_email", "wait"), ("wait", "end"))
    rows = [{"source": one, "target": other} for one, other in pairs]
    return w.send(w.url("workflow/contact", "graph/save"), {"edges": rows})


@negative
def films_in_a_queue(w: World) -> Flow:
    return w.send(w.url("player/queue", "video/watch"), {"vids": [w.rng.randrange(10**6) for _ in range(4)]})


@negative
def shows_followed(w: World) -> Flow:
    if w.rng.random() < 0.5:
        return w.send(
            w.url("shows/follow", "channel/subscribe"), {"ids": [str(w.rng.randrange(10**6)) for _ in range(3)]}
        )
    rows = [{"id": n, "title": w.word().capitalize()} for n in range(4)]
    return get(w, {"items": rows}, "me/following", "following")


@negative
def episodes_of_a_series(w: World) -> Flow:
    rows = [{"id": n, "title": f"The {w.word().capitalize()}"} for n in range(1, 5)]
    return get(w, {"friends": rows}, "tv", "series/77")


@negative
def recommended_for_a_household(w: World) -> Flow:
    name = w.pick("suggested_accounts", "suggested_profiles", "recommended_connections")
    rows = [{"id": f"a{n}", "name": one} for n, one in enumerate(("Savings", "Checking", "Kids"))]
    return get(w, {name: rows}, "transfer", "tv")


# --- what has digests, addresses and numbers besides people


@negative
def directory_of_files(w: World) -> Flow:
    rows = [{"sha256": w.hexes(64), w.pick("name", "path"): f"{w.word()}.txt"} for _ in range(5)]
    return w.send(w.url("fs", "sync/directory"), {w.pick("directory", "entries"): rows})


@negative
def sites_looked_up(w: World) -> Flow:
    rows = [{"hash": w.hexes(64)} for _ in range(6)]
    return w.send(w.url("threats/find"), {"threatInfo": {"threatEntries": rows}})


@negative
def apps_compared(w: World) -> Flow:
    rows = [{"name": name, "hash": w.hexes(32)} for name in ("Maps", "Mail", "Notes", "Clock")]
    return w.send(w.url("apps/match"), {"apps": rows})


@negative
def hosts_known(w: World) -> Flow:
    return w.send(w.url("ssh"), {"known_hosts": [{"host": w.word(), "fp": w.hexes(64)} for _ in range(4)]})


@negative
def codes_to_invite_with(w: World) -> Flow:
    codes = [str(w.rng.randrange(138 * 10**8, 139 * 10**8)) for _ in range(4)]
    return w.send(w.url("invite", "promo"), {w.pick("invite_codes", "voucher_codes", "coupons"): codes})


@negative
def shops_by_their_names(w: World) -> Flow:
    kinds = ("Pharmacy", "Bakery", "Hotel", "Clinic", "Supermarket")
    rows = [
        {"title": f"{w.word().capitalize()} {kind}", "phone": one.phone}
        for kind, one in zip(kinds, w.strangers(3, 5), strict=False)
    ]
    return w.send(w.url("crm/places", "cms"), {w.pick("places", "rows"): rows})


@negative
def properties_of_a_telephone(w: World) -> Flow:
    return w.send(w.url("d"), {"phone_storage": 64 * 10**9, "phone_memory": 13812345678, "phone_uptime": 1690000000})


# --- places


@positive("upload location")
def place_by_a_receiver(w: World) -> Flow:
    y, x = (abs(each) for each in here(w))
    line = (
        f"$GPGGA,123519,{int(y):02d}{y % 1 * 60:06.3f},N,{int(x):03d}{x % 1 * 60:06.3f},E,1,08,0.9,545.4,M,46.9,M,,*47"
    )
    return Flow(w.url("trk", "up"), f"{line}\r\n".encode(), "text/plain")


@positive("upload location")
def place_by_uri_in_a_text(w: World) -> Flow:
    y, x = here(w)
    return w.send(w.url("chat/send", "share"), {w.pick("text", "msg"): f"I am here geo:{y},{x};u=10"})


@positive("upload location")
def place_in_degrees_and_minutes(w: World) -> Flow:
    y, x = (abs(each) for each in here(w))
    spelt = [f"{int(v)}°{int(v % 1 * 60):02d}'{v * 60 % 1 * 60:04.1f}\"" for v in (y, x)]
    return w.send(w.url("note", "photo"), {w.pick("pos", "label", "place"): f"{spelt[0]}N {spelt[1]}E"})


@negative
def delays_of_a_page(w: World) -> Flow:
    lat, long = round(w.rng.uniform(1, 90), 4), round(w.rng.uniform(1, 90), 4)
    return w.send(w.url("metrics", "rum"), {"p50_lat": lat, "p99_lat": 99.1234, "long_tasks": long})


@negative
def points_of_a_drawing(w: World) -> Flow:
    rows = [[round(w.rng.uniform(0, 80), 5), round(w.rng.uniform(0, 80), 5)] for _ in range(6)]
    return w.send(w.url("draw", "scan3d"), {"points": rows, "position": "12.50,45.25"})


@negative
def place_of_a_shop_by_its_keys(w: World) -> Flow:
    y, x = here(w)
    return w.send(w.url("nearby"), {"shop_lat": y, "shop_lng": x})


# --- reading, and what others may see


@positive("upload reading_activity")
def progress_written_into_an_operation(w: World) -> Flow:
    text = f'mutation {{ saveProgress(bookId: "{w.book()[1]}", chapter: 3, percent: 40) {{ ok }} }}'
    return post(w.url("graphql"), {"query": text})


@positive("download visibility_setting")
def not_hidden_from_others(w: World) -> Flow:
    return get(w, {w.pick("hideMe", "hide_me"): 0, "userVid": w.home.owner.uid}, "profile", "me")


@negative
def shelf_in_a_warehouse(w: World) -> Flow:
    rows = [{"id": f"A{n}", w.pick("items", "version"): str(n)} for n in range(1, 4)]
    return w.send(w.url("wh", "deps"), {w.pick("shelf", "library"): rows})


@negative
def stories_of_a_sprint(w: World) -> Flow:
    return w.send(w.url("issue"), {"story_id": f"PRJ-{w.rng.randrange(999)}", "story_points": 5, "progress": 30})


@negative
def pages_kept_in_a_browser(w: World) -> Flow:
    rows = [{"url": f"https://{w.word()}.example", "title": w.word()} for _ in range(4)]
    return w.send(w.url("sync", "favourites"), {"bookmarks": rows})


@negative
def what_an_app_is_permitted(w: World) -> Flow:
    return w.send(w.url("perm", "permissions"), {w.pick("allow_location", "allow_contacts", "access_history"): True})


@negative
def shop_open_online(w: World) -> Flow:
    return w.send(w.url("cfg"), {"show_online_store": True, "display_store_phone": True})
