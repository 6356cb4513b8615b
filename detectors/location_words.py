"""The words of places: latitude and longitude in many languages, what is at a place, and what is somewhere else."""

LAT = frozenset(
    """lat latitude wd weidu latlng breitengrad breedtegraad breite latitud latitudine latituda szerokosc lintang enlem breddegrad breddgrad
    leveysaste szelesseg vido sirka 纬度 緯度 위도 широта πλατος خطالعرض קורוחב ละติจูด अक्षांश""".split()
)
LNG = frozenset(
    """lng lon long longitude jd jingdu langengrad lengtegraad lange laenge laengengrad longitud longitudine dolgota bujur boylam dlugosc lengdegrad laengdegrad
    langdgrad pituusaste hosszusag kinhdo delka 经度 經度 経度 경도 долгота довгота μηκος خطالطول קואורך ลองจิจูด देशांतर""".split()
)
POLYLINES = frozenset("polyline encodedpolyline summarypolyline encodedpath".split())
MOVES = frozenset("run running ride riding walk walking hike hiking workout jog cycling trip activity".split())
SIZES = frozenset(("breite",))  # of a thing as well
PLACE_KEYS = frozenset(
    """location loc geo gps coord coordinate latlng latlon lnglat lonlat ll geolocation geopoint userlocation latlong mylocation
    whereami position pos point wgs gcj bd09 ubicacion standort localisation posizione localizacao 位置 坐标 定位 座標 위치""".split()
)
# Words that name a place on a screen or in a game as well: there only numbers as exact as a fix's count.
VAGUE_KEYS = frozenset("position pos point".split())
TRACKS = frozenset("track trail waypoint waypoints".split())
SOURCES = frozenset("gps fused wgs gcj".split())  # what a fix says that it comes from
TOPICS = frozenset(
    "location loc locate geo geolocate geolocation gps position weather nearby track tracker trace fix geofence map lbs around checkin whereabouts forecast point coord reverse geocode".split()
)
TIMES = frozenset("ms msec millis us sec latency p50 p90 p95 p99".split())
NOUNS = frozenset("store shop poi venue restaurant hotel merchant branch station landmark".split())
# What is said of a thing in the world; and of what was taken, or done, at a place all the same.
DESCRIBES = frozenset("iata icao title price rating bedrooms openinghours stars".split())
CAPTURED = frozenset(
    "photo image picture video media post moment checkin status story note memo activity workout run trip ride visit event alarm task".split()
)
# Coordinates of these are of things in the world, not of the person.
ELSEWHERE = frozenset(
    """shop store depot warehouse hub facility locker poi merchant venue restaurant hotel destination dest dropoff station listing branch office map
    city town landmark viewport bounds bbox tile center centre region camera marker northeast southwest ne sw airport stop touch tap click player
    screen gesture mouse pointer scroll hotel listing home_delivery geocache exhibit museum monument realestate 门店 目的地""".split()
)
