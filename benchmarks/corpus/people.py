"""Invented people of twenty-two countries: names, numbers as they are written there, addresses, and the files that plant them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat

_HAN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文博雨欣子轩浩然梓涵",
)
GIVEN: dict[str, Sequence[str]] = {
    "US": "James Olivia Ethan Grace Mason Chloe Logan Aubrey Wyatt Hazel Carter Nora Hunter Ruby".split(),
    "GB": "Oliver Amelia Harry Isla George Freya Alfie Poppy Rupert Imogen Callum Tamsin".split(),
    "DE": "Lukas Anneliese Jürgen Käthe Matthias Ursula Björn Heike Torsten Gisela Uwe Jana".split(),
    "IN": "Arjun Ananya Rohan Pooja Vivek Shreya Karthik Deepika Suresh Meera Nikhil Aishwarya".split(),
    "FR": "Étienne Camille Thibault Margaux Océane Gaëlle Yannick Solène Baptiste Élodie".split(),
    "BR": "João Mariana Thiago Letícia Rafael Bruna Vinícius Camila Gustavo Larissa".split(),
    "JP": "陽菜 大翔 結衣 蓮 美咲 健太 葵 翔太 さくら 直樹".split(),
    "RU": "Алексей Наталья Дмитрий Ольга Сергей Ирина Андрей Татьяна Михаил Елена".split(),
    "KR": "민준 서연 지훈 하은 도윤 지우 현우 수아 예준 채원".split(),
    "ES": "Alejandro Lucía Íñigo Begoña Joaquín Pilar Álvaro Nuria".split(),
    "IT": "Lorenzo Ginevra Niccolò Beatrice Ettore Ludovica Gianluca".split(),
    "TR": "Emre Zeynep Çağrı Elif Oğuz Gülşah Tolga Şeyma".split(),
    "NG": "Chinedu Adaeze Oluwaseun Ngozi Babatunde Ifeoma Emeka Folake".split(),
    "MX": "Xóchitl Emiliano Guadalupe Rodrigo Itzel Ximena Arturo".split(),
    "AU": "Lachlan Matilda Bronte Angus Tahlia Darcy Jarrah".split(),
    "ID": "Budi Siti Agung Dewi Rizky Putri Wahyu Ayu Bambang".split(),
    "VN": "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng".split(),
    "PL": "Paweł Małgorzata Łukasz Agnieszka Grzegorz Zofia Krzysztof".split(),
    "SE": "Åsa Björn Linnéa Göran Elsa Henrik Märta".split(),
    "EG": "محمد فاطمة أحمد سارة يوسف مريم".split(),
    "TH": "สมชาย สุดา ประเสริฐ มาลี อนงค์".split(),
}
FAMILY: dict[str, Sequence[str]] = {
    "US": "Whitaker Delgado Hutchins Barlow Nakamura Pruitt Osborne Castillo Vance Ramsey".split(),
    "GB": "Pemberton Ashworth Clarke Holloway Thackeray O'Brien Sutcliffe Whitby Mac-Neil".split(),
    "DE": "Müller Schröder Weiß von-Thun Kowalski Brandt Fischer Böhm Lindner Krause".split(),
    "IN": "Iyer Banerjee Chauhan Kulkarni Menon Saxena Pillai Bhatt Rathore Deshpande".split(),
    "FR": "Lefèvre Dubois Garnier Moreau d'Arcy Rousseau Fontaine Chevalier Marchand".split(),
    "BR": "da-Silva Oliveira Santos Pereira Araújo Carvalho Gonçalves Ribeiro".split(),
    "JP": "佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤".split(),
    "RU": "Иванов Смирнова Кузнецов Попова Соколов Лебедева Козлов Новикова".split(),
    "KR": "김 이 박 최 정 강 조 윤 장 임".split(),
    "ES": "García Núñez Echevarría Castaño Ibáñez Zubizarreta".split(),
    "IT": "Ferrari Esposito D'Angelo Colombo Bianchi Rinaldi".split(),
    "TR": "Yılmaz Şahin Öztürk Demirel Çelik Korkmaz".split(),
    "NG": "Okafor Adeyemi Nwosu Balogun Eze Ogunleye".split(),
    "MX": "Hernández Villanueva Cárdenas Ochoa Zapata Quiroga".split(),
    "AU": "Mitchell Gallagher Kirkbride Nolan Trevithick".split(),
    "ID": "Santoso Wijaya Kusuma Pratama Hidayat Nugroho".split(),
    "VN": "Minh Anh|Thị Hương|Văn Dũng|Quang Huy|Ngọc Lan".split("|"),
    "PL": "Wiśniewski Zając Dąbrowska Kaczmarek Wójcik".split(),
    "SE": "Lindqvist Ångström Sjöberg Håkansson Nyström".split(),
    "EG": "حسن إبراهيم عبدالله محمود".split(),
    "TH": "ศรีสุข วงศ์สว่าง ทองดี แก้วมณี".split(),
}
COUNTRIES = ("CN", "US", "GB", "DE", "IN", "FR", "BR", "JP", "RU", "KR", "ES", "IT", "TR", "NG", "MX", "AU", "ID", "VN", "PL",
             "SE", "EG", "TH")  # fmt: skip
_TITLES = (
    "The Salt Road",
    "Nine Lanterns",
    "围城",
    "月亮与六便士",
    "Der Zauberberg",
    "A House of Wind",
    "白夜行",
    "Крылья",
)


@dataclass(frozen=True)
class Person:
    """One invented person."""

    given: str
    family: str
    name: str
    phone: str  # E.164
    email: str
    uid: str

    def national(self, style: str = "plain") -> str:
        """The number as written at home: plain digits, or with the country's separators."""
        parsed = phonenumbers.parse(self.phone, None)
        text = phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL)
        return text if style == "spaced" else "".join(char for char in text if char.isdigit())

    @property
    def code(self) -> str:
        """The country code, digits."""
        return str(phonenumbers.parse(self.phone, None).country_code)

    @property
    def significant(self) -> str:
        """The number without country code and trunk prefix."""
        return str(phonenumbers.national_significant_number(phonenumbers.parse(self.phone, None)))


def _number(country: str, rng: random.Random) -> str:
    digits = lambda n: "".join(rng.choice("0123456789") for _ in range(n))  # noqa: E731
    match country:
        case "US":
            return f"+1{rng.choice(('212', '415', '617', '312', '206', '303'))}{rng.choice(('55501', '73' + digits(1) + digits(2)))}{digits(2)}"
        case "GB":
            return f"+44{rng.choice(('7700900' + digits(3), '79' + digits(8), '2079460' + digits(3)))}"
        case "DE":
            return f"+49{rng.choice(('17139200' + digits(2), '151' + digits(8), '3023125' + digits(3)))}"
        case "IN":
            return f"+91{rng.choice('6789')}{rng.choice('0123')}{digits(8)}".replace("+9160", "+9170")
        case "FR":
            return f"+33{rng.choice(('63998', '61234', '67812'))}{digits(4)}"
        case "BR":
            return f"+55{rng.choice(('11', '21', '31'))}9{rng.choice('6789')}{digits(7)}"
        case "JP":
            return f"+81{rng.choice(('80', '90', '70'))}{rng.choice('123456789')}{digits(7)}"
        case "RU":
            return f"+79{rng.choice(('16', '03', '25'))}{digits(7)}"
        case "KR":
            return f"+8210{rng.choice('2345')}{digits(7)}"
        case "CN":
            return f"+861{rng.choice(('39', '38', '37', '36', '59', '88', '86', '77'))}{digits(8)}"
    example = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    text = phonenumbers.format_number(example, PhoneNumberFormat.E164)
    return text[:-5] + digits(5)


def person(country: str, rng: random.Random) -> Person:
    """A person whose number the country's plan holds."""
    if country == "CN":
        family = rng.choice(_HAN[0])
        given = "".join(rng.choice(_HAN[1]) for _ in range(rng.choice((1, 2, 2))))
        name = family + given
    else:
        given, family = rng.choice(GIVEN[country]), rng.choice(FAMILY[country])
        name = (
            f"{family}{given}" if country == "KR" else f"{family} {given}" if country == "JP" else f"{given} {family}"
        )
    phone = _number(country, rng)
    while not phonenumbers.is_possible_number(phonenumbers.parse(phone, None)):
        phone = _number(country, rng)
    tag = f"{rng.randrange(36**5):x}"
    email = f"{rng.choice('abcdefgh')}.{tag}@{rng.choice(('mailbox.example', 'post.example', 'example.org'))}"
    return Person(
        given,
        family,
        name,
        phone,
        email,
        rng.choice((str(rng.randrange(10**8, 10**10)), f"u_{tag}{rng.randrange(999)}")),
    )


@dataclass(frozen=True)
class Household:
    """Everybody a device knows: the owner, contacts, friends and books."""

    owner: Person
    contacts: tuple[Person, ...]
    friends: tuple[Person, ...]
    books: tuple[tuple[str, str], ...]
    country: str
    salt: str

    @staticmethod
    def make(country: str, rng: random.Random, size: int = 60) -> "Household":
        """A household of that many contacts, with names of their own."""
        found: dict[str, Person] = {}
        while len(found) < size + 13:
            one = person(country, rng)
            if one.name not in found and all(one.phone != other.phone for other in found.values()):
                found[one.name] = one
            elif len(found) > 12:
                # Few names in the list: two given names make another person.
                given = (
                    f"{one.given} {rng.choice(GIVEN[country])}" if country in GIVEN else one.given + rng.choice(_HAN[1])
                )
                name = one.name.replace(one.given, given, 1)
                if all(one.phone != other.phone for other in found.values()):
                    found.setdefault(name, Person(given, one.family, name, one.phone, one.email, one.uid))
        people = list(found.values())
        books = tuple((title, f"bk{rng.randrange(10**7, 10**8)}") for title in rng.sample(_TITLES, 5))
        return Household(
            people[0],
            tuple(people[1 : size + 1]),
            tuple(people[size + 1 :]),
            books,
            country,
            f"s{rng.randrange(10**9):x}",
        )

    def subject(self) -> dict[str, object]:
        """The content of the subject file that plants them."""
        entry = lambda one: {"name": one.name, "phone": one.phone, "email": one.email}  # noqa: E731
        return {
            "default_region": self.country,
            "salts": [self.salt],
            "owner": entry(self.owner),
            "contacts": [entry(one) for one in self.contacts],
            "friends": [{"name": one.name, "id": one.uid} for one in self.friends],
            "books": [{"title": title, "id": key} for title, key in self.books],
        }
