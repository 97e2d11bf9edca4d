#include "text/cjk_class.h"

#include "text/utf8.h"

struct class_range {
	gunichar first;
	gunichar last;
	enum cjk_class class;
};

// Sorted and disjoint. What is in no row is classed by script and general category.
static const struct class_range class_ranges[] = {
	{ 0x0000, 0x0008, CJK_EXTEND },
	{ 0x0009, 0x0009, CJK_SPACE },
	{ 0x000A, 0x000D, CJK_NEWLINE },
	{ 0x000E, 0x001F, CJK_EXTEND },
	{ ' ', ' ', CJK_SPACE },
	{ '!', '!', CJK_NARROW_MARK },
	{ '"', '"', CJK_QUOTE },
	{ '#', '$', CJK_PRE },
	{ '%', '%', CJK_POST },
	{ '&', '&', CJK_LATIN },
	{ '\'', '\'', CJK_QUOTE },
	{ '(', '(', CJK_NARROW_OP },
	{ ')', ')', CJK_NARROW_CL },
	{ '*', '*', CJK_OTHER },
	{ '+', '+', CJK_SIGN },
	{ ',', ',', CJK_NARROW_MARK },
	{ '-', '-', CJK_HYPHEN },
	{ '.', '.', CJK_NARROW_MARK },
	{ '/', '/', CJK_SOL },
	{ '0', '9', CJK_DIGIT },
	{ ':', ';', CJK_NARROW_MARK },
	{ '<', '>', CJK_OTHER },
	{ '?', '?', CJK_NARROW_MARK },
	{ '@', 'Z', CJK_LATIN },
	{ '[', '[', CJK_NARROW_OP },
	{ '\\', '\\', CJK_OTHER },
	{ ']', ']', CJK_NARROW_CL },
	{ '^', '`', CJK_OTHER },
	{ 'a', 'z', CJK_LATIN },
	{ '{', '{', CJK_NARROW_OP },
	{ '|', '|', CJK_OTHER },
	{ '}', '}', CJK_NARROW_CL },
	{ '~', '~', CJK_OTHER },
	{ 0x007F, 0x0084, CJK_EXTEND },
	{ 0x0085, 0x0085, CJK_NEWLINE },
	{ 0x0086, 0x009F, CJK_EXTEND },
	{ 0x00A0, 0x00A0, CJK_NBSP },
	{ 0x00A1, 0x00A1, CJK_NARROW_OP },
	{ 0x00A2, 0x00A2, CJK_POST },
	{ 0x00A3, 0x00A3, CJK_PRE },
	{ 0x00A5, 0x00A5, CJK_PRE },
	{ 0x00A7, 0x00A7, CJK_PRE },
	{ 0x00AD, 0x00AD, CJK_SHY },
	{ 0x00B0, 0x00B0, CJK_POST },
	{ 0x00B1, 0x00B1, CJK_SIGN },
	{ 0x00BF, 0x00BF, CJK_NARROW_OP },
	{ 0x2000, 0x2006, CJK_SPACE },
	{ 0x2007, 0x2007, CJK_NBSP },
	{ 0x2008, 0x200A, CJK_SPACE },
	{ 0x200B, 0x200B, CJK_ZWSP },
	{ 0x2010, 0x2010, CJK_HYPHEN },
	{ 0x2012, 0x2013, CJK_CONN },
	{ 0x2015, 0x2015, CJK_DASH },
	{ 0x2025, 0x2025, CJK_ELL },
	{ 0x2027, 0x2027, CJK_MID },
	{ 0x2028, 0x2029, CJK_NEWLINE },
	{ 0x202F, 0x202F, CJK_NBSP },
	{ 0x2030, 0x2034, CJK_POST },
	{ 0x203C, 0x203C, CJK_EXQ_PAIR },
	{ 0x2047, 0x2049, CJK_EXQ_PAIR },
	{ 0x205F, 0x205F, CJK_SPACE },
	{ 0x2060, 0x2060, CJK_JOINER },
	{ 0x2103, 0x2103, CJK_POST },
	{ 0x2109, 0x2109, CJK_POST },
	{ 0x2116, 0x2116, CJK_PRE },
	{ 0x2212, 0x2213, CJK_SIGN },
	{ 0x22EF, 0x22EF, CJK_ELL },
	{ 0x2460, 0x24FF, CJK_ID },
	{ 0x2776, 0x2793, CJK_ID },
	{ 0x2E3A, 0x2E3B, CJK_DASH },
	{ 0x2E80, 0x2FFF, CJK_ID },
	{ 0x3000, 0x3000, CJK_IDSPACE },
	{ 0x3001, 0x3001, CJK_COMMA },
	{ 0x3002, 0x3002, CJK_STOP },
	{ 0x3003, 0x3004, CJK_ID },
	{ 0x3005, 0x3005, CJK_ITER },
	{ 0x3006, 0x3007, CJK_ID },
	{ 0x3008, 0x3008, CJK_OP },
	{ 0x3009, 0x3009, CJK_CL },
	{ 0x300A, 0x300A, CJK_OP },
	{ 0x300B, 0x300B, CJK_CL },
	{ 0x300C, 0x300C, CJK_OP },
	{ 0x300D, 0x300D, CJK_CL },
	{ 0x300E, 0x300E, CJK_OP },
	{ 0x300F, 0x300F, CJK_CL },
	{ 0x3010, 0x3010, CJK_OP },
	{ 0x3011, 0x3011, CJK_CL },
	{ 0x3012, 0x3013, CJK_ID },
	{ 0x3014, 0x3014, CJK_OP },
	{ 0x3015, 0x3015, CJK_CL },
	{ 0x3016, 0x3016, CJK_OP },
	{ 0x3017, 0x3017, CJK_CL },
	{ 0x3018, 0x3018, CJK_OP },
	{ 0x3019, 0x3019, CJK_CL },
	{ 0x301A, 0x301A, CJK_OP },
	{ 0x301B, 0x301B, CJK_CL },
	{ 0x301C, 0x301C, CJK_CONN },
	{ 0x301D, 0x301D, CJK_OP },
	{ 0x301E, 0x301F, CJK_CL },
	{ 0x3020, 0x3029, CJK_ID },
	{ 0x3030, 0x3030, CJK_ID },
	{ 0x3031, 0x3035, CJK_ITER },
	{ 0x3036, 0x303A, CJK_ID },
	{ 0x303B, 0x303B, CJK_ITER },
	{ 0x303C, 0x303F, CJK_ID },
	{ 0x3041, 0x3041, CJK_SMALL_KANA },
	{ 0x3042, 0x3042, CJK_KANA },
	{ 0x3043, 0x3043, CJK_SMALL_KANA },
	{ 0x3044, 0x3044, CJK_KANA },
	{ 0x3045, 0x3045, CJK_SMALL_KANA },
	{ 0x3046, 0x3046, CJK_KANA },
	{ 0x3047, 0x3047, CJK_SMALL_KANA },
	{ 0x3048, 0x3048, CJK_KANA },
	{ 0x3049, 0x3049, CJK_SMALL_KANA },
	{ 0x304A, 0x3062, CJK_KANA },
	{ 0x3063, 0x3063, CJK_SMALL_KANA },
	{ 0x3064, 0x3082, CJK_KANA },
	{ 0x3083, 0x3083, CJK_SMALL_KANA },
	{ 0x3084, 0x3084, CJK_KANA },
	{ 0x3085, 0x3085, CJK_SMALL_KANA },
	{ 0x3086, 0x3086, CJK_KANA },
	{ 0x3087, 0x3087, CJK_SMALL_KANA },
	{ 0x3088, 0x308D, CJK_KANA },
	{ 0x308E, 0x308E, CJK_SMALL_KANA },
	{ 0x308F, 0x3094, CJK_KANA },
	{ 0x3095, 0x3096, CJK_SMALL_KANA },
	{ 0x309B, 0x309C, CJK_PROLONG },
	{ 0x309D, 0x309E, CJK_ITER },
	{ 0x309F, 0x309F, CJK_KANA },
	{ 0x30A0, 0x30A0, CJK_CONN },
	{ 0x30A1, 0x30A1, CJK_SMALL_KANA },
	{ 0x30A2, 0x30A2, CJK_KANA },
	{ 0x30A3, 0x30A3, CJK_SMALL_KANA },
	{ 0x30A4, 0x30A4, CJK_KANA },
	{ 0x30A5, 0x30A5, CJK_SMALL_KANA },
	{ 0x30A6, 0x30A6, CJK_KANA },
	{ 0x30A7, 0x30A7, CJK_SMALL_KANA },
	{ 0x30A8, 0x30A8, CJK_KANA },
	{ 0x30A9, 0x30A9, CJK_SMALL_KANA },
	{ 0x30AA, 0x30C2, CJK_KANA },
	{ 0x30C3, 0x30C3, CJK_SMALL_KANA },
	{ 0x30C4, 0x30E2, CJK_KANA },
	{ 0x30E3, 0x30E3, CJK_SMALL_KANA },
	{ 0x30E4, 0x30E4, CJK_KANA },
	{ 0x30E5, 0x30E5, CJK_SMALL_KANA },
	{ 0x30E6, 0x30E6, CJK_KANA },
	{ 0x30E7, 0x30E7, CJK_SMALL_KANA },
	{ 0x30E8, 0x30ED, CJK_KANA },
	{ 0x30EE, 0x30EE, CJK_SMALL_KANA },
	{ 0x30EF, 0x30F4, CJK_KANA },
	{ 0x30F5, 0x30F6, CJK_SMALL_KANA },
	{ 0x30F7, 0x30FA, CJK_KANA },
	{ 0x30FB, 0x30FB, CJK_MID },
	{ 0x30FC, 0x30FC, CJK_PROLONG },
	{ 0x30FD, 0x30FE, CJK_ITER },
	{ 0x30FF, 0x30FF, CJK_KANA },
	{ 0x3105, 0x312F, CJK_ID },
	{ 0x3130, 0x318F, CJK_HANGUL },
	{ 0x3190, 0x31EF, CJK_ID },
	{ 0x31F0, 0x31FF, CJK_SMALL_KANA },
	{ 0x3200, 0x337F, CJK_ID },
	{ 0x3380, 0x33DF, CJK_POST },
	{ 0x33E0, 0xA4CF, CJK_ID },
	{ 0xA960, 0xA97F, CJK_HANGUL },
	{ 0xAC00, 0xD7FF, CJK_HANGUL },
	{ 0xF900, 0xFAFF, CJK_ID },
	{ 0xFE10, 0xFE11, CJK_COMMA },
	{ 0xFE12, 0xFE12, CJK_STOP },
	{ 0xFE13, 0xFE14, CJK_COLON },
	{ 0xFE15, 0xFE16, CJK_EXQ },
	{ 0xFE19, 0xFE19, CJK_ELL },
	{ 0xFE50, 0xFE51, CJK_COMMA },
	{ 0xFE52, 0xFE52, CJK_STOP },
	{ 0xFE54, 0xFE55, CJK_COLON },
	{ 0xFE56, 0xFE57, CJK_EXQ },
	{ 0xFEFF, 0xFEFF, CJK_JOINER },
	{ 0xFF01, 0xFF01, CJK_EXQ },
	{ 0xFF02, 0xFF02, CJK_ID },
	{ 0xFF03, 0xFF04, CJK_PRE },
	{ 0xFF05, 0xFF05, CJK_POST },
	{ 0xFF06, 0xFF07, CJK_ID },
	{ 0xFF08, 0xFF08, CJK_OP },
	{ 0xFF09, 0xFF09, CJK_CL },
	{ 0xFF0A, 0xFF0B, CJK_ID },
	{ 0xFF0C, 0xFF0C, CJK_COMMA },
	{ 0xFF0D, 0xFF0D, CJK_CONN },
	{ 0xFF0E, 0xFF0E, CJK_STOP },
	{ 0xFF0F, 0xFF0F, CJK_SOL },
	{ 0xFF10, 0xFF19, CJK_ID },
	{ 0xFF1A, 0xFF1B, CJK_COLON },
	{ 0xFF1C, 0xFF1E, CJK_ID },
	{ 0xFF1F, 0xFF1F, CJK_EXQ },
	{ 0xFF20, 0xFF3A, CJK_ID },
	{ 0xFF3B, 0xFF3B, CJK_OP },
	{ 0xFF3C, 0xFF3C, CJK_ID },
	{ 0xFF3D, 0xFF3D, CJK_CL },
	{ 0xFF3E, 0xFF5A, CJK_ID },
	{ 0xFF5B, 0xFF5B, CJK_OP },
	{ 0xFF5C, 0xFF5C, CJK_ID },
	{ 0xFF5D, 0xFF5D, CJK_CL },
	{ 0xFF5E, 0xFF5E, CJK_CONN },
	{ 0xFF5F, 0xFF5F, CJK_OP },
	{ 0xFF60, 0xFF60, CJK_CL },
	{ 0xFF61, 0xFF61, CJK_STOP },
	{ 0xFF62, 0xFF62, CJK_OP },
	{ 0xFF63, 0xFF63, CJK_CL },
	{ 0xFF64, 0xFF64, CJK_COMMA },
	{ 0xFF65, 0xFF65, CJK_MID },
	{ 0xFF66, 0xFF66, CJK_KANA },
	{ 0xFF67, 0xFF6F, CJK_SMALL_KANA },
	{ 0xFF70, 0xFF70, CJK_PROLONG },
	{ 0xFF71, 0xFF9D, CJK_KANA },
	{ 0xFF9E, 0xFF9F, CJK_PROLONG },
	{ 0xFFA0, 0xFFDC, CJK_HANGUL },
	{ 0xFFE0, 0xFFE0, CJK_POST },
	{ 0xFFE1, 0xFFE1, CJK_PRE },
	{ 0xFFE2, 0xFFE4, CJK_ID },
	{ 0xFFE5, 0xFFE6, CJK_PRE },
	{ 0xFFFC, 0xFFFC, CJK_OBJECT },
	{ 0x1B000, 0x1B16F, CJK_KANA },
	{ 0x20000, 0x3FFFD, CJK_ID },
};

struct shared_mark {
	gunichar c;
	enum cjk_class wide;
	enum cjk_class narrow;
};

// - and ~ become connectors only between Chinese or Japanese characters.
static const struct shared_mark shared_marks[] = {
	{ '-', CJK_CONN, CJK_HYPHEN },
	{ '~', CJK_CONN, CJK_OTHER },
	{ 0x00B7, CJK_MID, CJK_LATIN },
	{ 0x2013, CJK_CONN, CJK_CONN },
	{ 0x2014, CJK_DASH, CJK_CONN },
	{ 0x2018, CJK_OP, CJK_NARROW_OP },
	{ 0x2019, CJK_CL, CJK_NARROW_CL },
	{ 0x201C, CJK_OP, CJK_NARROW_OP },
	{ 0x201D, CJK_CL, CJK_NARROW_CL },
	{ 0x2026, CJK_ELL, CJK_NARROW_MARK },
};

static const struct shared_mark *find_shared(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shared_marks); i++) {
		if (shared_marks[i].c == c) {
			return &shared_marks[i];
		}
	}
	return NULL;
}

bool cjk_class_is_shared(gunichar c)
{
	return find_shared(c) != NULL;
}

static const struct class_range *find_range(gunichar c)
{
	size_t low = 0;
	size_t high = G_N_ELEMENTS(class_ranges);
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (c > class_ranges[middle].last) {
			low = middle + 1;
		} else if (c < class_ranges[middle].first) {
			high = middle;
		} else {
			return &class_ranges[middle];
		}
	}
	return NULL;
}

struct script_class {
	GUnicodeScript script;
	enum cjk_class class;
};

static const struct script_class script_classes[] = {
	{ G_UNICODE_SCRIPT_LATIN, CJK_LATIN },
	{ G_UNICODE_SCRIPT_GREEK, CJK_LATIN },
	{ G_UNICODE_SCRIPT_CYRILLIC, CJK_LATIN },
	{ G_UNICODE_SCRIPT_HANGUL, CJK_HANGUL },
	{ G_UNICODE_SCRIPT_THAI, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_LAO, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_KHMER, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_MYANMAR, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_TAI_LE, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_NEW_TAI_LUE, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_TAI_THAM, CJK_COMPLEX },
	{ G_UNICODE_SCRIPT_TAI_VIET, CJK_COMPLEX },
};

static enum cjk_class class_by_category(gunichar c)
{
	switch ((int)g_unichar_type(c)) {
	case G_UNICODE_OPEN_PUNCTUATION:
	case G_UNICODE_INITIAL_PUNCTUATION:
		return utf8_is_wide(c) ? CJK_OP : CJK_NARROW_OP;
	case G_UNICODE_CLOSE_PUNCTUATION:
	case G_UNICODE_FINAL_PUNCTUATION:
		return utf8_is_wide(c) ? CJK_CL : CJK_NARROW_CL;
	case G_UNICODE_CURRENCY_SYMBOL:
		return CJK_PRE;
	default:
		return utf8_is_wide(c) ? CJK_ID : CJK_OTHER;
	}
}

static enum cjk_class class_by_properties(gunichar c)
{
	if (utf8_is_emoji(c)) {
		return CJK_EMOJI;
	}
	if (utf8_is_extender(c) || utf8_is_ignorable(c)) {
		return CJK_EXTEND;
	}
	GUnicodeScript script = g_unichar_get_script(c);
	for (size_t i = 0; i < G_N_ELEMENTS(script_classes); i++) {
		if (script_classes[i].script == script) {
			return script_classes[i].class;
		}
	}
	return class_by_category(c);
}

enum cjk_class cjk_class_of(gunichar c, enum cjk_region region)
{
	const struct shared_mark *mark = find_shared(c);
	if (mark != NULL) {
		return cjk_region_is_wide(region) ? mark->wide : mark->narrow;
	}
	const struct class_range *range = find_range(c);
	return range != NULL ? range->class : class_by_properties(c);
}

bool cjk_class_is_ideographic(enum cjk_class class)
{
	return class >= CJK_ID && class <= CJK_PROLONG;
}

bool cjk_class_is_mark(enum cjk_class class)
{
	return class <= CJK_SOL;
}

enum blank_kind { FIXED, LEFT, RIGHT, CENTRED };

static const struct cjk_blank blank_values[] = {
	[FIXED] = { 0, 0 },
	[LEFT] = { .5f, 0 },
	[RIGHT] = { 0, .5f },
	[CENTRED] = { .25f, .25f },
};

// Columns in the order of enum cjk_region. Classes without a row are fixed everywhere; text of
// other
// languages follows zh-Hans.
static const guint8 blank_kinds[CJK_CLASSES][CJK_REGIONS] = {
	[CJK_OP] = { LEFT, LEFT, LEFT, LEFT, LEFT },
	[CJK_CL] = { RIGHT, RIGHT, RIGHT, RIGHT, RIGHT },
	[CJK_COMMA] = { RIGHT, RIGHT, CENTRED, RIGHT, RIGHT },
	[CJK_STOP] = { RIGHT, RIGHT, CENTRED, RIGHT, RIGHT },
	[CJK_COLON] = { RIGHT, RIGHT, CENTRED, CENTRED, RIGHT },
	[CJK_EXQ] = { RIGHT, RIGHT, FIXED, FIXED, RIGHT },
	[CJK_MID] = { FIXED, FIXED, CENTRED, CENTRED, FIXED },
};

struct cjk_blank cjk_blank_of(enum cjk_class class, enum cjk_region region)
{
	return blank_values[blank_kinds[class][region]];
}

bool cjk_region_is_wide(enum cjk_region region)
{
	return region == CJK_REGION_HANS || region == CJK_REGION_HANT || region == CJK_REGION_JA;
}

static const char *const class_names[] = {
	[CJK_OP] = "op",
	[CJK_CL] = "cl",
	[CJK_COMMA] = "comma",
	[CJK_STOP] = "stop",
	[CJK_COLON] = "colon",
	[CJK_EXQ] = "exq",
	[CJK_EXQ_PAIR] = "exq-pair",
	[CJK_MID] = "mid",
	[CJK_CONN] = "conn",
	[CJK_DASH] = "dash",
	[CJK_ELL] = "ell",
	[CJK_SOL] = "sol",
	[CJK_ID] = "id",
	[CJK_KANA] = "kana",
	[CJK_SMALL_KANA] = "small-kana",
	[CJK_ITER] = "iter",
	[CJK_PROLONG] = "prolong",
	[CJK_HANGUL] = "hangul",
	[CJK_LATIN] = "latin",
	[CJK_DIGIT] = "digit",
	[CJK_PRE] = "pre",
	[CJK_POST] = "post",
	[CJK_SIGN] = "sign",
	[CJK_HYPHEN] = "hyphen",
	[CJK_NARROW_OP] = "narrow-op",
	[CJK_NARROW_CL] = "narrow-cl",
	[CJK_NARROW_MARK] = "narrow-mark",
	[CJK_QUOTE] = "quote",
	[CJK_OTHER] = "other",
	[CJK_COMPLEX] = "complex",
	[CJK_EMOJI] = "emoji",
	[CJK_OBJECT] = "object",
	[CJK_SPACE] = "space",
	[CJK_IDSPACE] = "idspace",
	[CJK_NBSP] = "nbsp",
	[CJK_JOINER] = "joiner",
	[CJK_ZWSP] = "zwsp",
	[CJK_SHY] = "shy",
	[CJK_NEWLINE] = "newline",
	[CJK_EXTEND] = "extend",
};
G_STATIC_ASSERT(G_N_ELEMENTS(class_names) == CJK_CLASSES);

const char *cjk_class_name(enum cjk_class class)
{
	return class_names[class];
}

struct subtag_region {
	const char *subtag;
	enum cjk_region region;
};

static const struct subtag_region language_regions[] = {
	{ "zh", CJK_REGION_HANS },
	{ "cmn", CJK_REGION_HANS },
	{ "lzh", CJK_REGION_HANS },
	{ "wuu", CJK_REGION_HANS },
	{ "yue", CJK_REGION_HANT },
	{ "ja", CJK_REGION_JA },
	{ "ko", CJK_REGION_KO },
};

static const struct subtag_region chinese_regions[] = {
	{ "hans", CJK_REGION_HANS },
	{ "hant", CJK_REGION_HANT },
	{ "tw", CJK_REGION_HANT },
	{ "hk", CJK_REGION_HANT },
	{ "mo", CJK_REGION_HANT },
};

static const struct subtag_region *find_subtag(
	const char *subtag, const struct subtag_region *table, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (g_ascii_strcasecmp(subtag, table[i].subtag) == 0) {
			return &table[i];
		}
	}
	return NULL;
}

enum cjk_region cjk_region_of_lang(const char *lang)
{
	if (lang == NULL) {
		return CJK_REGION_OTHER;
	}
	g_auto(GStrv) subtags = g_strsplit_set(lang, "-_", -1);
	if (subtags[0] == NULL) {
		return CJK_REGION_OTHER;
	}
	const struct subtag_region *language =
		find_subtag(subtags[0], language_regions, G_N_ELEMENTS(language_regions));
	if (language == NULL) {
		return CJK_REGION_OTHER;
	}
	if (language->region != CJK_REGION_HANS && language->region != CJK_REGION_HANT) {
		return language->region;
	}
	for (size_t i = 1; subtags[i] != NULL; i++) {
		const struct subtag_region *variant =
			find_subtag(subtags[i], chinese_regions, G_N_ELEMENTS(chinese_regions));
		if (variant != NULL) {
			return variant->region;
		}
	}
	return language->region;
}
