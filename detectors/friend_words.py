"""The words of relations: what friends and followers are called, what is followed besides people, and what makes a list one of others."""

FRIEND_WORDS = frozenset(
    """friend friends friendship following follower followee followers buddy buddies relation relations relationship acquaintance
    mutual mutuals taggable haoyou guanzhu friendid friendids friendlist followids followed vid vids openids unionids roster besties
    connection connections colleague classmate family circle subscription subscriptions befriend
    amigo amigos freund freunde ami amis amici amico vriend vrienden vanner venner znajomi arkadas teman banbe druzya
    abonnement abonnements arkadaslar vriendenlijst venneliste freundesliste znajomych pratele baratok ystavat prieteni kamarad tovarisch druzhba
    ketban banbe ikuti mengikuti pengikut berteman takipci takipciler takipciyim takipedilenler
    seguidor seguidores seguindo seguido seguidos abonne abonnes follow unfollow
    tomodachi hylb gzlb fslb fans fensi 好友 朋友 关注 粉丝 互关 同学 友達 友だち ともだち フレンド 友人 フォロー フォロワー 친구 팔로워 팔로잉 друзья друг друзі друзів подписчики подписки φιλοι חברים أصدقاء الأصدقاء दोस्त เพื่อน""".split()
)
# A name that one person gives another, as messengers keep it for contacts.
REMARKS = frozenset("remarkname friendremark contactremark remarknick".split())
# How those are written that are joined from two, and `families`.
FRIENDS_IN_PIECES = frozenset("open_id open-id union_id ban_be ket_ban famil remark_n".split())
# Of these, words for things as well (a family of fonts, mutual funds, subscriptions that are paid for, connections to a
# database, shows followed, ids of films): there the entries must be people's.
AMBIGUOUS = frozenset(
    """relation relations relationship taggable mutual connection connections family circle subscription subscriptions following followed
    follow subscribe vid vids roster abonnement abonnements unfollow seguido seguidos guanzhu fans fensi 关注 フォロー 팔로잉 подписки""".split()
)
PLAIN_FRIENDS = FRIEND_WORDS - AMBIGUOUS
FOLLOWED = AMBIGUOUS & frozenset(
    "following followed follow unfollow seguido seguidos guanzhu 关注 フォロー 팔로잉".split()
)
ALL_AT_ONCE = frozenset("followall autofollow followmany batchfollow followbatch".split())
# Fields that entries have where they are people.
PERSONAL = frozenset(
    """user pseudo apodo spitzname uid userid uids nickname nick username uname screenname displayname fullname firstname lastname surname givenname avatar
    gender sex rmk beizhu birthday member person people profile login handle vid openid unionid headimg headimgurl portrait remark bio
    jid friend follower followee mutual lastseen relation nc nicheng yhid yhm touxiang 昵称 头像 表示名 ニックネーム 닉네임 별명 회원번호 ник""".split()
)
TITLED = frozenset("title price plan host port emoji".split())  # and those that only things have
# What is followed as well, by words: people are, by ids.
INTERESTS = frozenset("topic tag hashtag interest category brand genre team keyword symbol stock ticker".split())
THINGS = INTERESTS | frozenset(
    """singer star show series broadcaster streamer channel shop store seller podcast artist playlist page group community station program programme column
    magazine company font fund job 店铺 商品 话题 主播 频道 专栏 公众号""".split()
)
AIRED = frozenset("channel show series artist podcast playlist broadcaster streamer".split())
WATCHED = frozenset("video play player playback watch stream media film movie clip queue".split())
FOLLOW_WORDS = frozenset(
    """follow following followed subscribe befriend batchfollow followbatch addfriend friendship friend friends relation
    seguir suivre folgen seguire volgen ikuti mengikuti ketban followuser followusers followmany unfollow followall addfriends 关注 加好友 フォロー 팔로우""".split()
)
RELATIONS = FRIEND_WORDS | FOLLOW_WORDS
TARGET_WORDS = frozenset(
    "who whom user users target targets to member members people account accounts friend uid vid followee subject invitee invitees "
    "usuario usuarios utilisateur utilisateurs utente utenti nutzer benutzer pengguna".split()
)
NAME_WORDS = frozenset(
    "name pseudo pseudonyme apodo spitzname bijnaam soprannome nickname nick displayname username uname screenname remark avatar login handle nombre nom nome isim naam nc nicheng xm xingming "
    "昵称 备注 名字 姓名 名前 表示名 ニックネーム 이름 별명 닉네임 имя ник".split()
)
EDGE_KEYS = (
    frozenset(("from", "source", "src", "a", "follower", "subject", "u", "s", "uid")),
    frozenset(
        (
            "to",
            "target",
            "dst",
            "b",
            "followee",
            "followed",
            "followeduid",
            "followedid",
            "followingid",
            "object",
            "v",
            "t",
            "destination",
        )
    ),
)
# A list under these words is of things or of strangers, whatever stands around it.
NOT_FRIENDS = frozenset(
    """book shelf product goods leaderboard rank score board game level article video song news comment reply
    message msg topic tag hashtag permission scope feature setting event photo image file device order shop sku
    recommend recommendation suggest suggestion suggested candidate potential possible maybe discover known notification request pending blocked blacklist post feed""".split()
)
# People meet in these, and a list of them is none of people.
GATHERINGS = frozenset("group groups community communities club clubs channel channels".split())
OTHER_IDS = frozenset(
    "trace room level chapter item order product video session request device song article book game post comment event app".split()
)
RANKING = frozenset("ranking rank leaderboard board".split())
# Of those whom somebody knows, as games call it.
SOCIAL_RANKING = frozenset("socialleaderboard leaderboardsocial socialranking rankingsocial".split())
STANDINGS = RANKING | frozenset("score points place xp rating".split())
LISTED = frozenset(
    "list user users item items data member members result results entries node nodes edges record".split()
)
OTHER_ACCOUNT = frozenset(
    """wechat weixin wx openid unionid qq weibo facebook fb twitter google vk line kakao instagram taggable discord steam xbox
    playstation telegram tiktok snapchat spotify""".split()
)
BROUGHT = frozenset("import imported migrate migrated".split())
SOCIAL = frozenset(
    "graph relation relationship social friend friends follow follower user contact network connection circle".split()
)
WIRED = frozenset(
    "topology router switch host server build dependency schema table workflow flow diagram raft cluster replica node broker".split()
)
ORIGIN_KEYS = frozenset("source src provider platform origin logintype channel from authtype idp network".split())
CHANGED = frozenset("add added remove removed".split())
KIND_KEYS = frozenset("type kind entity entitytype targettype objecttype".split())
# What the ends of an edge between people are called.
FAR_ENDS = frozenset("follower followee followeduid followedid followedby friendid".split())
SCOPE_KEYS = frozenset("scope filter audience group segment circle of type".split())
LIST_KEYS = frozenset("kind list listname relation rel group collection audience circle edge purpose".split())
JOINED = frozenset("following followed friend isfriend mutual 已关注 互关".split())
PRESENCE = frozenset("status presence state online lastseen lastonline".split())
PRESENT = frozenset("online offline away busy available invisible idle dnd".split())
JOINED_STATES = frozenset("true 1 accepted confirmed following followed friend friends mutual both".split())
