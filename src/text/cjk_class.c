#include "text/cjk_class.h"

#include "text/cjk_class_data.h"

struct shared_mark {
	gunichar c;
	enum cjk_class wide;
	enum cjk_class narrow;
};

// - ~ ‐ • become connectors and middle dots only between Chinese or Japanese characters.
static const struct shared_mark shared_marks[] = {
	{ '-', CJK_CONN, CJK_HYPHEN },
	{ '~', CJK_CONN, CJK_OTHER },
	{ 0x00B7, CJK_MID, CJK_LATIN },
	{ 0x2010, CJK_CONN, CJK_HYPHEN },
	{ 0x2013, CJK_CONN, CJK_CONN },
	{ 0x2014, CJK_DASH, CJK_CONN },
	{ 0x2018, CJK_OP, CJK_NARROW_OP },
	{ 0x2019, CJK_CL, CJK_NARROW_CL },
	{ 0x201C, CJK_OP, CJK_NARROW_OP },
	{ 0x201D, CJK_CL, CJK_NARROW_CL },
	{ 0x2022, CJK_MID, CJK_OTHER },
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

static enum cjk_class find_class(gunichar c)
{
	size_t low = 0;
	size_t high = cjk_class_data_ranges_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct cjk_class_range *range = &cjk_class_data_ranges[middle];
		if (c > range->last) {
			low = middle + 1;
		} else if (c < range->first) {
			high = middle;
		} else {
			return range->class;
		}
	}
	return CJK_OTHER;
}

enum cjk_class cjk_class_of(gunichar c, enum cjk_region region)
{
	const struct shared_mark *mark = find_shared(c);
	if (mark) {
		return cjk_region_is_wide(region) ? mark->wide : mark->narrow;
	}
	bool han = c >= 0x4E00 && c <= 0x9FFF; // most of what is asked for
	return han ? CJK_ID : find_class(c);
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

// Columns in the order of enum cjk_region. Classes without a row are fixed everywhere; text of other languages follows
// zh-Hans.
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

static const struct subtag_region *find_subtag(const char *subtag, const struct subtag_region *table, size_t count)
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
	if (!lang) {
		return CJK_REGION_OTHER;
	}
	g_auto(GStrv) subtags = g_strsplit_set(lang, "-_", -1);
	if (!subtags[0]) {
		return CJK_REGION_OTHER;
	}
	const struct subtag_region *language =
		find_subtag(subtags[0], language_regions, G_N_ELEMENTS(language_regions));
	if (!language) {
		return CJK_REGION_OTHER;
	}
	if (language->region != CJK_REGION_HANS && language->region != CJK_REGION_HANT) {
		return language->region;
	}
	for (size_t i = 1; subtags[i]; i++) {
		const struct subtag_region *variant =
			find_subtag(subtags[i], chinese_regions, G_N_ELEMENTS(chinese_regions));
		if (variant) {
			return variant->region;
		}
	}
	return language->region;
}
