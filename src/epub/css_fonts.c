#include "epub/css_fonts.h"

#include <glib.h>

static const char *const simplified_fonts[] = {
	[FAMILY_SONG] = "\"Source Han Serif SC\", \"Noto Serif CJK SC\", \"Songti SC\", STSong, SimSun, serif",
	[FAMILY_HEI] = "\"Source Han Sans SC\", \"Noto Sans CJK SC\", \"PingFang SC\", \"Microsoft YaHei\", SimHei, "
		       "sans-serif",
	[FAMILY_KAI] = "\"LXGW WenKai\", \"Kaiti SC\", STKaiti, KaiTi, \"AR PL KaitiM GB\", serif",
	[FAMILY_FANG] = "STFangsong, FangSong, \"FangSong SC\", serif",
	[FAMILY_MONO] = "\"Sarasa Mono SC\", \"Noto Sans Mono CJK SC\", Menlo, Consolas, monospace",
};

static const char *const traditional_fonts[] = {
	[FAMILY_SONG] = "\"Source Han Serif TC\", \"Noto Serif CJK TC\", \"Songti TC\", PMingLiU, serif",
	[FAMILY_HEI] =
		"\"Source Han Sans TC\", \"Noto Sans CJK TC\", \"PingFang TC\", \"Microsoft JhengHei\", sans-serif",
	[FAMILY_KAI] = "\"LXGW WenKai TC\", \"Kaiti TC\", BiauKai, DFKai-SB, serif",
	[FAMILY_FANG] = "FangSong, serif",
	[FAMILY_MONO] = "\"Sarasa Mono TC\", \"Noto Sans Mono CJK TC\", Menlo, Consolas, monospace",
};

static const char *const japanese_fonts[] = {
	[FAMILY_SONG] = "\"Source Han Serif\", \"Noto Serif CJK JP\", \"Hiragino Mincho ProN\", \"Yu Mincho\", serif",
	[FAMILY_HEI] = "\"Source Han Sans\", \"Noto Sans CJK JP\", \"Hiragino Sans\", \"Yu Gothic\", sans-serif",
	[FAMILY_KAI] = "\"Klee One\", YuKyokasho, serif",
	[FAMILY_FANG] = "serif",
	[FAMILY_MONO] = "\"Sarasa Mono J\", \"Noto Sans Mono CJK JP\", Menlo, Consolas, monospace",
};

static const char *const other_fonts[] = {
	[FAMILY_SONG] = "serif",
	[FAMILY_HEI] = "sans-serif",
	[FAMILY_KAI] = "serif",
	[FAMILY_FANG] = "serif",
	[FAMILY_MONO] = "monospace",
};

static const char *const *const region_fonts[] = {
	[CJK_REGION_OTHER] = other_fonts,
	[CJK_REGION_HANS] = simplified_fonts,
	[CJK_REGION_HANT] = traditional_fonts,
	[CJK_REGION_JA] = japanese_fonts,
	[CJK_REGION_KO] = other_fonts,
};

G_STATIC_ASSERT(G_N_ELEMENTS(region_fonts) == CJK_REGIONS);

const char *css_fonts(enum cjk_region region, enum type_family family)
{
	g_assert(family < FAMILY_COUNT);
	return region_fonts[region][family];
}
