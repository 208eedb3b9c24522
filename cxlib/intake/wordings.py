"""What questions are worded like, in Chinese and English: patterns that tell what is asked. Data, not code."""

from __future__ import annotations

import re

from cxlib.intake.scales import folded

RATING = re.compile(
    r"满意|评价|评分|打分|星级|感受如何|体验如何|认可度|satisf|(?<![a-z])ratings?\b|\brate\b|score|stars?$|\bstars\b|quality"
    r"|how happy|experience|评定|评级|评议|等第|(?<!year )(?<!pay )\bgrades?$"
    r"|friends and family|\bfft\b|(?<![a-z])(?:[cd]|dc|o)sat(?![a-z])|만족|인지 설문|기대 설문|중요하다"
)
LIVED = re.compile(r"experienc\w*")
SCORED = re.compile(r"评分|打分|得分|分数|星级|score|stars?\b|points")
"""Headers that say that more is better."""
SHARE = re.compile(r"率|占比|比例|百分|percent|\bpct\b|\brate\b|share|%")
"""A header over shares of many answers."""
WHOLE = re.compile(
    r"总体|整体|总的来说|in general|总满意|전체적|^q?\d*[_. ]?all$|전반적|(?<![a-z])osat(?![a-z])"
    r"|overall(?! (?:quality|maintenance|condition|cleanliness|appearance|ease|enforcement|effectiveness|management"
    r"|availability|image|safety|speed) of (?!(?:(?:the|our|your|all) )?(?:service|care|visit|stay|experience)s?\b))"
)
"""The service as a whole; the overall quality of something is about that thing."""
AREA = re.compile(r"\barea\b|^\w{0,2}area$")
"""A node in tickets and long files, a site where the questions name the nodes."""
BARE = re.compile(
    r"满意度?|评价|评分|打分|星级|请问|是否|您|对|我们|本次|服务|的|satisfaction|satisfied|rating|score|stars?"
    r"|csat|customer|client|guest|passenger|patient|visitor|\d|\W|_"
)
"""What a header may hold and still name nothing in particular."""
RECOMMEND = re.compile(r"推荐|recommend|(?<![a-z])nps(?![a-z])|net[ _]?pro|likel(?:y|ihood) to refer|추천")
RETURN = re.compile(
    r"(?:likel(?:y|ihood|iness)|intent(?:ion)?s?|willing(?:ness)?)(?: are you)? (?:to|of) "
    r"(?:return|revisit|rebook|repurchase|come back|(?:use|visit|buy|book|stay|shop)\w*(?: \w+){0,3} again)"
    r"|would you (?:return|come back|stay again|visit again|use us again)"
)
"""Asks whether somebody would come again."""
EFFORT = re.compile(
    r"容易|省力|费力|便捷程度|\beas(?:y|ily)\b|(?<![a-z])ces(?![a-z])"
    r"|(?<!team )(?<!staff )(?<!employee )(?<!company )(?<!city )(?<!county )(?<!our )(?<!their )\beffort(?!s)"
)
"""How hard it was for the customer; the effort of a team and the efforts of a city are its work."""
EXPECTED = re.compile(r"期望|预期|expect|기대")
MET = re.compile(
    r"(?:meet|met|exceed|fulfil|live[sd]? up to|compared (?:to|with)|beyond|above|below)\w* (?:\w+ ){0,2}expect"
    r"|(?:than|as) (?:(?:you|i|we|was|had) ){0,2}expect|(?:超出|达到|符合|超过|高于|低于).{0,6}(?:预期|期望)"
)
"""Asks what people found beside what they expected: no expectation of its own."""
IMPORTANT = re.compile(r"重要|important|importance|중요")
NOT_JUDGED = re.compile(
    r"年龄|性别|学历|教育程度|收入|职业|婚姻|民族|居住|孩子|次数|频率|多久|多少|几次|几年|哪(?:个|种|些|类)|时长"
    r"|人数|身份|年限"
    r"|\b(?:age|gender|sex|income|education|occupation|employ\w*|marital|ethnic\w*|race|household|postcode|zip|country"
    r"|how (?:often|many|much|long|old)|frequency|number of|times|years?|months?|which)\b"
    r"|나이|연령|성별|학력|소득|직업|얼마나 자주"
)
"""What is asked about the person and not about the service, however its answers are coded."""
GRADE = re.compile(
    r"(?:客户|会员|用户|顾客|酒店|宾馆|饭店|景区|住户)(?:的)?(?:星级|等级|级别)|\b(?:hotel|property) (?:stars?|class)\b"
)
"""A class somebody or something belongs to, not an answer."""
QUALITY = re.compile(
    r"^(?:.{0,8})(?:态度|效率|质量|专业(?:度|性|水平|程度)?|环境|卫生|速度|口味|味道|菜品|秩序|设施|流程|便捷(?:度|性)?|及时(?:性|率)?"
    r"|礼貌|沟通|技能|能力|讲解|清洁|整洁|舒适(?:度)?|性价比|疗效|效果|技术|手法|规范|热情|耐心|安全(?:性)?|氛围|气氛|餐饮|早餐|服务|位置|体验|总体|整体|综合)$"
    r"|^(?:[a-z&']+ ){0,3}(?:cleanliness|comfort|staff|service|services|foods?|beverages?|drinks|wi ?fi|connectivity"
    r"|entertainment|value|value for money|location|check ?in|check ?out|rooms?|breakfast|ambian?ce|atmosphere|speed"
    r"|friendliness|courtesy|helpfulness|knowledge|communication|professionalism|timeliness|punctuality|facilities"
    r"|convenience|safety|support|boarding|responsiveness|politeness|taste|overall)$"
)
"""Things that forms ask about with nothing but their name."""
RATED_PLACE = re.compile(
    r"^(?:餐厅|食堂|酒店|宾馆|医院|景区|景点|商场|社区|小区|园区|公寓|地点"
    r"|locations?|restaurants?|hotels?|canteens?|hospitals?|clinics?|airports?|facilit(?:y|ies))$"
)
"""Names of places that forms ask about too: among other answers of one scale a column so named holds answers."""
STEPS_USED = 3
"""Different answers from which numbers under such a name are taken for answers."""
NO_ANSWERS = re.compile(
    r"(?:数量?|条数|个数|件数|金额|价格|编码|编号|类型|类别|分类|楼层?|房号|座位号?)$"
    r"|\b(?:counts?|votes|quantity|qty|index|number|no|id|code|type|category|floor)$"
)
"""What a bare name ends in that counts or names things, whatever numbers stand below it."""
QUESTION_MARK = re.compile(r"^\s*(?:(?:[a-z]\d+)?q?\d+(?:\[\w+\])?[、.．:：)）]\s*)", re.IGNORECASE)
MATRIX = re.compile(r"[\[【]([^\[\]【】]+)[\]】]\s*$|(?:[—–]{1,2}| - )([^—–]+)$|[:：]([^:：]+)$")
ABOUT = (
    re.compile(
        r"^(?:请问)?(?:您|你)?(?:对|认为|觉得)(?:我们|我行|我院|本店|本次)?(?:的)?(.+?)(?:的|是否|总体|整体)*"
        r"(?:满意度?|评价|评分|打分|感受|如何|怎么样).*$"
    ),
    re.compile(
        r"^(?:overall,? )?(?:how (?:satisfied|happy|pleased) (?:are|were) you|how (?:would|do) you rate|please rate"
        r"|rate|satisfaction|satisfied)(?: with| of)? ?(?:the|our|your)? (.+?)[?？.]?(?: \([^)]*\))?$",
        re.IGNORECASE,
    ),
    re.compile(r"^(.+?)(?: (?:satisfaction|rating|score)|的?(?:满意度|评分|评价))$", re.IGNORECASE),
)
"""What a question is about, inside the usual sentences."""
ASKED = re.compile(
    r"^(?:请问|请选择|请填写|请输入)?(?:您|你)?(?:本次|此次|今天|这次|最近一次)?(?:所)?"
    r"(?:的|在的?|属的?|办理(?:业务)?的?|就诊的?"
    r"|来访的?|到访的?|访问的?|选择的?|使用的?|消费的?|入住的?)*(.+?)(?:是什么|是哪.*|为|是)?[?？:：]*$"
)
"""What a question asks for that does not ask for a judgement: 您办理业务的网点是？ asks for 网点."""
WIDE, WORDS = 8, 4
"""Letters written without spaces, or words, from which a header can be a sentence and not a name."""
_SAYS = re.compile(
    r"\b(?:i|my|me|you|your|we|our|they|it|is|are|was|were|be|been|has|have|had|does|do|did|can|could|will|would|gives?|makes?"
    r"|feel|felt|found)\b"
)


def is_sentence(header: str) -> bool:
    """Whether a header is a statement or question rather than the name of a thing.

    >>> is_sentence("3、工作人员能及时解决我的问题"), is_sentence("Q7FOOD"), is_sentence("2. Staff are willing to help")
    (True, False, True)
    """
    text = QUESTION_MARK.sub("", header)
    wide = sum("\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af" for letter in text)
    return wide >= WIDE or (len(text.split()) >= WORDS and _SAYS.search(folded(text)) is not None)
