#include <string.h>

#include "epub/xhtml.h"

#include "doc/leaf.h"
#include "sample.h"

static void set_up(struct sample *sample, const void *data)
{
	(void)data;
	sample_set_up(sample);
}

static void tear_down(struct sample *sample, const void *data)
{
	(void)data;
	sample_tear_down(sample);
}

static char *chapter(const struct sample *sample, const char *images)
{
	struct out *out = out_create();
	const struct book *book = sample_book(sample);
	xhtml_chapter(out, &(struct xhtml_place){ .book = book, .images = images });
	return sample_take(out);
}

static void assert_contains(const char *text, const char *part)
{
	if (!strstr(text, part)) {
		g_test_message("not found: %s\nin: %s", part, text);
		g_test_fail();
	}
}

static void assert_markup(const struct sample *sample, const char *part)
{
	g_autofree char *text = chapter(sample, "../");
	assert_contains(text, part);
}

static void test_title_block(struct sample *sample, const void *data)
{
	(void)data;
	struct meta *meta = &sample->doc->meta;
	meta_list_add(&meta->authors, "沈一", sample->arena);
	meta_list_add(&meta->authors, "A & B", sample->arena);
	meta_list_add(&meta->tags, "山", sample->arena);
	meta_list_add(&meta->tags, "水", sample->arena);
	meta->description = "山行";
	assert_markup(sample,
		"<h1 id=\"chapter.title\">山行</h1>\n"
		"<p class=\"byline\"><span class=\"author\">沈一</span>、<span class=\"author\">A &amp; B</span>"
		" <time datetime=\"2024-03-01\">2024 年 3 月 1 日</time></p>\n"
		"<p class=\"byline tags\"><span class=\"label\">标签：</span>山、水</p>\n</header>");
	meta->description = "写山的短文";
	assert_markup(sample, "<p class=\"description\">写山的短文</p>\n</header>");
}

static void test_sections(struct sample *sample, const void *data)
{
	(void)data;
	sample_text_block(sample, sample->doc->root, BLOCK_PARAGRAPH, "引子");
	sample_heading(sample, 2, "a", "甲");
	sample_heading(sample, 3, "b", "乙");
	sample_heading(sample, 3, "c", "丙");
	sample_heading(sample, 2, "d", "丁");
	assert_markup(sample,
		"</header>\n<p>引子</p>\n"
		"<section>\n<h2 id=\"a\">甲</h2>\n"
		"<section>\n<h3 id=\"b\">乙</h3>\n</section>\n"
		"<section>\n<h3 id=\"c\">丙</h3>\n</section>\n"
		"</section>\n"
		"<section>\n<h2 id=\"d\">丁</h2>\n</section>\n</section>\n");
}

static void test_spans(struct sample *sample, const void *data)
{
	(void)data;
	struct block *block = sample_text_block(sample, sample->doc->root, BLOCK_PARAGRAPH, "甲——");
	sample_text_span(sample, block, SPAN_EM, "乙");
	sample_text_span(sample, block, SPAN_EM, "very");
	sample_text_span(sample, block, SPAN_STRONG, "丙");
	sample_text_span(sample, block, SPAN_DEL, "丁");
	sample_text_span(sample, block, SPAN_KBD, "A");
	sample_text_span(sample, block, SPAN_MARK, "戊");
	sample_text_span(sample, block, SPAN_INS, "己");
	sample_text_span(sample, block, SPAN_SUB, "1");
	sample_text_span(sample, block, SPAN_SUP, "2");
	sample_span(sample, block, SPAN_CODE)->as.code = "a < b";
	sample_span(sample, block, SPAN_BREAK)->as.break_kind = BREAK_HARD;
	sample_span(sample, block, SPAN_TEXT)->as.text = "尾";
	assert_markup(sample,
		"<p>甲——<em>乙</em><em class=\"latin\">very</em><strong>丙</strong><del>丁</del>"
		"<kbd>A</kbd><mark>戊</mark><ins>己</ins><sub>1</sub><sup>2</sup>"
		"<code>a &lt; b</code><br/>\n尾</p>");
}

static void test_ruby(struct sample *sample, const void *data)
{
	(void)data;
	struct block *block = sample_block(sample, sample->doc->root, BLOCK_PARAGRAPH);
	sample_text_span(sample, block, SPAN_RUBY, "汉")->as.ruby = "hàn <";
	assert_markup(sample, "<p><ruby>汉<rp>（</rp><rt>hàn &lt;</rt><rp>）</rp></ruby></p>");
	sample->doc->lang = "en";
	assert_markup(sample, "<p><ruby>汉<rp>(</rp><rt>hàn &lt;</rt><rp>)</rp></ruby></p>");
}

static void test_lang(struct sample *sample, const void *data)
{
	(void)data;
	struct block *block = sample_text_block(sample, sample->doc->root, BLOCK_PARAGRAPH, "text");
	block->lang = "en";
	sample_text_span(sample, block, SPAN_STRONG, "字")->lang = "ja";
	assert_markup(sample, "<p lang=\"en\" xml:lang=\"en\">text<strong lang=\"ja\" xml:lang=\"ja\">字</strong></p>");
}

static void test_links(struct sample *sample, const void *data)
{
	(void)data;
	const struct block *heading = sample_heading(sample, 2, "摘要", "摘要");
	struct block *block = sample_block(sample, sample->doc->root, BLOCK_PARAGRAPH);
	struct span *external = sample_text_span(sample, block, SPAN_LINK, "外");
	external->as.link.url = "https://example.com/a b?c&d";
	external->as.link.title = "题";
	struct span *bad = sample_text_span(sample, block, SPAN_LINK, "坏");
	bad->as.link.url = "http://a b/";
	struct span *internal = sample_text_span(sample, block, SPAN_LINK, "内");
	internal->as.link.kind = LINK_INTERNAL;
	internal->as.link.target = heading;
	struct span *dead = sample_text_span(sample, block, SPAN_LINK, "死");
	dead->as.link.kind = LINK_DEAD;
	assert_markup(sample,
		"<p><a href=\"https://example.com/a%20b?c&amp;d\" title=\"题\">外</a><span>坏</span>"
		"<a href=\"#%E6%91%98%E8%A6%81\">内</a><span>死</span></p>");
}

static void test_lists(struct sample *sample, const void *data)
{
	(void)data;
	struct block *list = sample_block(sample, sample->doc->root, BLOCK_LIST);
	list->as.list.ordered = true;
	list->as.list.tight = true;
	list->as.list.start = 3;
	struct block *item = sample_block(sample, list, BLOCK_ITEM);
	sample_text_block(sample, item, BLOCK_PARAGRAPH, "三");
	struct block *inner = sample_block(sample, item, BLOCK_LIST);
	struct block *open = sample_block(sample, inner, BLOCK_ITEM);
	open->as.item.task = TASK_OPEN;
	sample_text_block(sample, open, BLOCK_PARAGRAPH, "写信");
	struct block *done = sample_block(sample, inner, BLOCK_ITEM);
	done->as.item.task = TASK_DONE;
	sample_block(sample, done, BLOCK_RULE);
	assert_markup(sample,
		"<ol start=\"3\">\n<li>三\n<ul>\n"
		"<li class=\"task-item\"><p><span class=\"task\" role=\"img\" aria-label=\"未完成\">☐</span> "
		"写信</p>\n</li>\n"
		"<li class=\"task-item\"><span class=\"task\" role=\"img\" aria-label=\"已完成\">☑</span> "
		"<hr/>\n</li>\n"
		"</ul>\n</li>\n</ol>");
}

static void test_code(struct sample *sample, const void *data)
{
	(void)data;
	struct block *code = sample_block(sample, sample->doc->root, BLOCK_CODE);
	code->as.code.text = "if (a < b)\n\tc = \"\x01字\";\n";
	code->as.code.info = "c++ {linenos=true}";
	assert_markup(sample, "<pre><code class=\"language-c++\">if (a &lt; b)\n\tc = \"字\";\n</code></pre>");
	code->as.code.info = NULL;
	assert_markup(sample, "<pre><code>if");
}

static struct block *add_row(const struct sample *sample, struct block *table, bool header, const char *text)
{
	struct block *row = sample_block(sample, table, BLOCK_TABLE_ROW);
	row->as.row.header = header;
	struct block *cell = sample_text_block(sample, row, BLOCK_TABLE_CELL, text);
	cell->as.cell.header = header;
	cell->as.cell.align = TABLE_ALIGN_RIGHT;
	return cell;
}

static void test_table(struct sample *sample, const void *data)
{
	(void)data;
	struct block *table = sample_block(sample, sample->doc->root, BLOCK_TABLE);
	add_row(sample, table, true, "数");
	add_row(sample, table, false, "1")->as.cell.column_span = 2;
	add_row(sample, table, false, "2");
	assert_markup(sample,
		"<table>\n<thead>\n<tr><th scope=\"col\" class=\"right\">数</th></tr>\n</thead>\n"
		"<tbody>\n<tr><td class=\"right\" colspan=\"2\">1</td></tr>\n<tr><td "
		"class=\"right\">2</td></tr>\n</tbody>\n"
		"</table>");
}

static void test_images(struct sample *sample, const void *data)
{
	(void)data;
	sample_image(sample, "a.png", "image/png", "山 & 水");
	sample_image(sample, "b.png", NULL, "没有的图");
	sample_image(sample, "c.bmp", "image/bmp", "");
	sample_image(sample, "https://example.com/d.png", NULL, "远")->state = RESOURCE_REMOTE;
	assert_markup(sample,
		"<p><img src=\"../images/001-001.png\" alt=\"山 &amp; 水\" width=\"40\" height=\"30\"/></p>\n"
		"<p><span class=\"missing-image\">图片缺失：<span class=\"alt\">没有的图</span></span></p>\n"
		"<p><span class=\"missing-image\">图片缺失</span></p>\n"
		"<p><span class=\"missing-image\">网络图片：<span class=\"alt\">远</span></span></p>\n");
	g_autofree char *alone = chapter(sample, NULL);
	assert_contains(alone, "<img src=\"data:image/png;base64,Ynl0ZXM=\"");
}

static void test_notes(struct sample *sample, const void *data)
{
	(void)data;
	struct block *block = sample_text_block(sample, sample->doc->root, BLOCK_PARAGRAPH, "甲");
	struct note *note = sample_note(sample, "注文");
	sample_note_ref(sample, block, note);
	sample_note_ref(sample, block, note);
	g_autofree char *text = chapter(sample, "../");
	assert_contains(text,
		"甲<sup class=\"note-ref\"><a epub:type=\"noteref\" role=\"doc-noteref\" id=\"fn1.ref-1\""
		" href=\"#fn1\">1</a></sup>");
	assert_contains(text,
		"<aside class=\"note\" epub:type=\"footnote\" role=\"doc-footnote\" id=\"fn1\">\n"
		"<p><a class=\"backlink\" epub:type=\"backlink\" role=\"doc-backlink\" href=\"#fn1.ref-1\" "
		"title=\"返回正文\">1</a>"
		" 注文</p>\n"
		"<p><a class=\"backlink\" epub:type=\"backlink\" role=\"doc-backlink\" href=\"#fn1.ref-2\" "
		"title=\"返回正文\">↩2</a>"
		"</p>\n</aside>");
}

// Links do not nest, but the way back from the note must lead somewhere.
static void test_note_in_link(struct sample *sample, const void *data)
{
	(void)data;
	struct block *block = sample_block(sample, sample->doc->root, BLOCK_PARAGRAPH);
	struct span *link = sample_text_span(sample, block, SPAN_LINK, "链");
	link->as.link.url = "https://example.com";
	struct note *note = sample_note(sample, "注文");
	sample_note_ref(sample, block, note);
	struct span *reference = block->last_span;
	leaf_unlink(block, reference);
	span_append(link, reference);
	assert_markup(sample,
		"<a href=\"https://example.com\">链<sup class=\"note-ref\"><span id=\"fn1.ref-1\">1</span></sup></a>");
}

static void test_table_caption(struct sample *sample, const void *data)
{
	(void)data;
	struct block *table = sample_block(sample, sample->doc->root, BLOCK_TABLE);
	sample_text_block(sample, table, BLOCK_CAPTION, "表一");
	add_row(sample, table, false, "1")->as.cell.row_span = 2;
	assert_markup(sample,
		"<table>\n<caption>表一</caption>\n<tbody>\n<tr><td class=\"right\" "
		"rowspan=\"2\">1</td></tr>\n</tbody>\n"
		"</table>");
}

static void test_definition_list(struct sample *sample, const void *data)
{
	(void)data;
	struct block *list = sample_block(sample, sample->doc->root, BLOCK_DEFINITION_LIST);
	sample_text_block(sample, list, BLOCK_DEFINITION_TERM, "词");
	sample_text_block(sample, sample_block(sample, list, BLOCK_DEFINITION), BLOCK_PARAGRAPH, "一段");
	struct block *two = sample_block(sample, list, BLOCK_DEFINITION);
	sample_text_block(sample, two, BLOCK_PARAGRAPH, "甲");
	sample_text_block(sample, two, BLOCK_PARAGRAPH, "乙");
	assert_markup(sample, "<dl>\n<dt>词</dt>\n<dd>一段</dd>\n<dd><p>甲</p>\n<p>乙</p>\n</dd>\n</dl>\n");
}

// An id of ours holds the block's number, which is 0 here: no pass has run.
static void test_admonition(struct sample *sample, const void *data)
{
	(void)data;
	struct block *note = sample_block(sample, sample->doc->root, BLOCK_ADMONITION);
	note->as.admonition.type = "tip";
	struct block *title = sample_text_block(sample, note, BLOCK_CAPTION, "小心 <火>");
	sample_text_block(sample, note, BLOCK_PARAGRAPH, "文");
	assert_markup(sample,
		"<aside class=\"admonition tip\" role=\"note\" aria-labelledby=\"admonition.0\">\n"
		"<p class=\"admonition-title\" id=\"admonition.0\">小心 &lt;火&gt;</p>\n<p>文</p>\n</aside>\n");
	title->first_span = NULL;
	assert_markup(
		sample, "<aside class=\"admonition tip\" role=\"note\" aria-label=\"提示\">\n<p>文</p>\n</aside>\n");
}

static void test_details(struct sample *sample, const void *data)
{
	(void)data;
	struct block *details = sample_block(sample, sample->doc->root, BLOCK_DETAILS);
	sample_text_block(sample, details, BLOCK_CAPTION, "摘要");
	sample_text_block(sample, details, BLOCK_PARAGRAPH, "文");
	assert_markup(sample, "<details><summary>摘要</summary>\n<p>文</p>\n</details>\n");
	details->as.details.open = true;
	assert_markup(sample, "<details open=\"open\"><summary>");
}

static void test_link_card(struct sample *sample, const void *data)
{
	(void)data;
	struct block *card = sample_text_block(sample, sample->doc->root, BLOCK_LINK_CARD, "短片");
	card->as.link_card.url = "https://example.com/?a&b";
	card->as.link_card.service = "Vimeo";
	assert_markup(sample,
		"<p class=\"link-card\"><a href=\"https://example.com/?a&amp;b\"><span "
		"class=\"card-title\">短片</span><br/>\n"
		"<b>Vimeo</b> <span class=\"card-address\">https://example.com/?a&amp;b</span></a></p>\n");
	card->as.link_card.url = "film.mp4";
	card->as.link_card.service = "";
	card->first_span = NULL;
	assert_markup(sample, "<p class=\"link-card\"><span class=\"card-address\">film.mp4</span></p>\n");
}

static void test_math(struct sample *sample, const void *data)
{
	(void)data;
	struct block *math = sample_block(sample, sample->doc->root, BLOCK_MATH);
	math->as.code.text = "a < b\n";
	struct block *block = sample_block(sample, sample->doc->root, BLOCK_PARAGRAPH);
	sample_span(sample, block, SPAN_MATH)->as.code = "x & y";
	assert_markup(sample,
		"<div class=\"math\" role=\"math\" aria-label=\"a &lt; b\">a &lt; b</div>\n"
		"<p><span class=\"math\">x &amp; y</span></p>");
}

#define ADD(path, test) g_test_add(path, struct sample, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/xhtml/title-block", test_title_block);
	ADD("/xhtml/sections", test_sections);
	ADD("/xhtml/spans", test_spans);
	ADD("/xhtml/ruby", test_ruby);
	ADD("/xhtml/lang", test_lang);
	ADD("/xhtml/links", test_links);
	ADD("/xhtml/lists", test_lists);
	ADD("/xhtml/code", test_code);
	ADD("/xhtml/table", test_table);
	ADD("/xhtml/table-caption", test_table_caption);
	ADD("/xhtml/definition-list", test_definition_list);
	ADD("/xhtml/admonition", test_admonition);
	ADD("/xhtml/details", test_details);
	ADD("/xhtml/link-card", test_link_card);
	ADD("/xhtml/math", test_math);
	ADD("/xhtml/images", test_images);
	ADD("/xhtml/notes", test_notes);
	ADD("/xhtml/note-in-link", test_note_in_link);
	return g_test_run();
}
