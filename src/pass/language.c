#include "pass/language.h"

// clang-format off
// Frequent characters that only one of the two ways to write Chinese has. None is in both.
static const char simplified[] =
	"这个们来时说对国会学过还没样开关问题间点现见经长门进动种话应该给让从发头电"
	"车东马鸟鱼龙书写买卖读词语议论认识记讲课请谢谁调试证评译设计则创办务员团体"
	"统级组织结约红纪纸终线练细绝继续维绿网罗义习专业产严丰临为举乐乡争亚价众优传"
	"伤伦伟侧侦债倾储儿兰兴养决况冻净减几击剑剧劝励劲劳势区医华协单卫厂历厅压县参"
	"双变号响园围图圆圣场块坏坚坛垒处备复够夺奋奖妇";
static const char traditional[] =
	"這個們來時說對國會學過還沒樣開關問題間點現見經長門進動種話應該給讓從發頭電"
	"車東馬鳥魚龍書寫買賣讀詞語議論認識記講課請謝誰調試證評譯設計劃則創辦務員團體"
	"統級組織結約紅紀紙終線練細絕繼續維綠網羅義習專業產嚴豐臨為舉樂鄉爭亞價眾優傳"
	"傷倫偉側偵債傾儲兒蘭興養決況凍淨減幾擊劍劇勸勵勁勞勢區醫華協單衛廠歷廳壓縣參"
	"雙變號響園圍圖圓聖場塊壞堅壇壘處備復夠奪奮獎婦";
// clang-format on

enum script { SCRIPT_BOTH, SCRIPT_SIMPLIFIED, SCRIPT_TRADITIONAL };

struct counts {
	GHashTable *scripts; // of the characters above: gunichar -> enum script
	size_t kana;
	size_t hangul;
	size_t han;
	size_t latin;
	size_t simplified;
	size_t traditional;
};

static void add_script(GHashTable *scripts, const char *characters, enum script script)
{
	for (const char *p = characters; *p; p = g_utf8_next_char(p)) {
		g_hash_table_insert(scripts, GUINT_TO_POINTER(g_utf8_get_char(p)), GINT_TO_POINTER(script));
	}
}

static void count_han(struct counts *counts, gunichar c)
{
	enum script script = GPOINTER_TO_INT(g_hash_table_lookup(counts->scripts, GUINT_TO_POINTER(c)));
	counts->han++;
	counts->simplified += script == SCRIPT_SIMPLIFIED;
	counts->traditional += script == SCRIPT_TRADITIONAL;
}

static void count_char(struct counts *counts, gunichar c)
{
	GUnicodeScript script = g_unichar_get_script(c);
	counts->kana += script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA;
	counts->hangul += script == G_UNICODE_SCRIPT_HANGUL;
	counts->latin += script == G_UNICODE_SCRIPT_LATIN;
	if (script == G_UNICODE_SCRIPT_HAN) {
		count_han(counts, c);
	}
}

static const char *choose(const struct counts *counts)
{
	enum {
		LETTERS_A_WORD = 6, // a Latin word against one character of Chinese
		KANA_SHARE = 10,    // Japanese is at least one tenth kana; Chinese quotes less
		FOREIGN_SHARE = 4,  // a text in Latin words may hold a quarter of CJK
	};
	size_t cjk = counts->kana + counts->hangul + counts->han;
	size_t words = counts->latin / LETTERS_A_WORD;
	if (counts->latin > 0 && cjk * FOREIGN_SHARE < words + 1) {
		return "en";
	}
	if (counts->hangul > counts->kana + counts->han) {
		return "ko";
	}
	if (counts->kana > 0 && counts->kana * KANA_SHARE >= counts->kana + counts->han) {
		return "ja";
	}
	return counts->traditional > counts->simplified ? "zh-TW" : "zh-CN";
}

const char *language_of_text(const char *text)
{
	g_autoptr(GHashTable) scripts = g_hash_table_new(NULL, NULL);
	struct counts counts = { .scripts = scripts };
	add_script(scripts, simplified, SCRIPT_SIMPLIFIED);
	add_script(scripts, traditional, SCRIPT_TRADITIONAL);
	for (size_t i = 0; *text && i < LANGUAGE_SAMPLE; i++, text = g_utf8_next_char(text)) {
		count_char(&counts, g_utf8_get_char(text));
	}
	return choose(&counts);
}

// The title and text of the body, code left out, up to what language_of_text looks at. The caller frees it.
static char *sample(const struct doc *doc)
{
	enum { BYTES_MAX = LANGUAGE_SAMPLE * 4 };
	GString *text = g_string_new(doc->meta.title ? doc->meta.title : "");
	for (const struct block *block = doc->root; block; block = block_next(block, doc->root)) {
		for (const struct span *span = block->first_span; span; span = span_next(span)) {
			if (span->kind == SPAN_TEXT) {
				g_string_append(text, span->as.text);
			}
		}
		if (text->len > BYTES_MAX) {
			break;
		}
	}
	return g_string_free(text, FALSE);
}

// What the flag says; NULL, reported, when that is no language tag.
static const char *lang_of_flag(struct doc *doc, const char *tag, struct diag *diag)
{
	const char *lang = meta_lang_normalise(tag, doc->arena);
	if (!lang) {
		diag_report(diag, DIAG_BAD_VALUE, (struct source_pos){ 0 }, "'%s' is no language tag", tag);
		diag_hint(diag, "write it as in zh-CN, zh-TW, ja, ko or en");
	}
	return lang;
}

void language_resolve(struct doc *doc, const struct pass_options *options, struct diag *diag)
{
	const char *flag = options->lang ? lang_of_flag(doc, options->lang, diag) : NULL;
	const char *said = doc->meta.lang ? doc->meta.lang : options->default_lang;
	if (flag || said) {
		doc->lang = flag ? flag : said;
	} else {
		g_autofree char *text = sample(doc);
		doc->lang = language_of_text(text);
	}
}
