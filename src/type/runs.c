#include "type/runs.h"

#include <glib.h>
#include <string.h>

#include "doc/words.h"
#include "type/picture.h"

struct flattener {
	const struct paragraph_options *options;
	struct arena *arena;
	GString *text;
	GArray *runs; // struct run
};

// Adds bytes in the look of a run.
static void append_text(struct flattener *f, const struct run *look, const char *text, size_t length)
{
	if (length == 0) {
		return;
	}
	struct run run = *look;
	run.start = f->text->len;
	g_string_append_len(f->text, text, (gssize)length);
	run.end = f->text->len;
	g_array_append_val(f->runs, run);
}

// The text without what an author types to fake an indent.
static const char *skip_fake_indent(const struct flattener *f, const char *text)
{
	if (f->text->len > 0 || f->options->indent <= 0) {
		return text;
	}
	for (gunichar c = g_utf8_get_char(text); c == 0x3000 || c == 0x2003; c = g_utf8_get_char(text)) {
		text = g_utf8_next_char(text);
	}
	return text;
}

// The family of the Latin letters beside a family's Han, inside text whose Latin is of another.
static enum type_family latin_beside(enum type_family family, enum type_family around)
{
	return family == FAMILY_KAI || family == FAMILY_FANG ? around : family;
}

static struct run_rule add_rule(
	const struct run_rule *rule, bool wanted, const struct run *run, const struct span *span)
{
	bool added = wanted && !rule->span;
	return added ? (struct run_rule){ span, run->size, run->raise, run->color } : *rule;
}

// How a run looks inside a span that modifies it.
static struct run modify(const struct run *around, const struct text_style *style, const struct span *span)
{
	struct run run = *around;
	if (style->family != FAMILY_INHERIT) {
		run.family = style->family;
		run.latin = latin_beside(style->family, run.latin);
	}
	run.weight = style->weight == 0 ? run.weight : style->weight;
	run.raise += style->raise * run.size;
	run.size *= style->size;
	run.padding = style->padding * run.size;
	run.italic_latin |= style->italic_latin;
	run.dots |= style->dots;
	run.color = style->color == COLOR_INHERIT ? run.color : style->color;
	run.background = style->background == COLOR_INHERIT ? run.background : style->background;
	run.underline = add_rule(&run.underline, style->underline, &run, span);
	run.strike = add_rule(&run.strike, style->strike, &run, span);
	if (style->raise != 0) {
		run.kind = CJK_SPAN_GLUED;
	}
	return run;
}

static void append_placeholder(struct flattener *f, const struct run *look, const struct span *span)
{
	bool remote = span->as.image.resource->state == RESOURCE_REMOTE;
	const char *word = words_in(remote ? WORD_IMAGE_REMOTE : WORD_IMAGE_MISSING, look->lang);
	const char *alt = span->as.image.alt;
	bool wide = cjk_region_is_wide(cjk_region_of_lang(look->lang));
	const char *separator = *alt == '\0' ? "" : wide ? "：" : ": ";
	g_autofree char *text = g_strconcat(wide ? "〔" : "[", word, separator, alt, wide ? "〕" : "]", NULL);
	append_text(f, look, text, strlen(text));
}

static void append_image(struct flattener *f, const struct run *look, const struct span *span)
{
	const struct resource *resource = span->as.image.resource;
	if (!resource || resource->state != RESOURCE_USABLE || resource->width == 0 || resource->height == 0) {
		append_placeholder(f, look, span);
		return;
	}
	const struct page_style *page = &f->options->style->page;
	double width_max = page->width - page->margin_left - page->margin_right;
	double height_max = page->height - page->margin_top - page->margin_bottom - 2 * look->size;
	struct run run = *look;
	run.image = resource;
	picture_fit(span, width_max, height_max, &run.image_width, &run.image_height);
	append_text(f, &run, "\xEF\xBF\xBC", 3);
}

static void append_note_ref(struct flattener *f, const struct run *look, const struct span *span)
{
	char number[16];
	g_snprintf(number, sizeof(number), "%u", span->as.note_ref.note->number);
	struct run run = *look;
	run.kind = CJK_SPAN_GLUED;
	run.link = span;
	run.note_ref = span;
	append_text(f, &run, number, strlen(number));
}

// Who reads on paper finds another chapter by its page.
static void append_page_ref(struct flattener *f, const struct run *look, const struct span *link)
{
	const struct paragraph_options *options = f->options;
	if (!options->refs || link->as.link.kind != LINK_INTERNAL || link->as.link.chapter == options->chapter) {
		return;
	}
	const char *dest = page_item_link_dest(link, f->arena);
	const char *label = page_refs_use(options->refs, dest, options->used_refs);
	bool wide = cjk_region_is_wide(cjk_region_of_lang(look->lang));
	g_autofree char *page = words_with(WORD_ON_PAGE, look->lang, label);
	g_autofree char *text = g_strconcat(wide ? "（" : " (", page, wide ? "）" : ")", NULL);
	append_text(f, look, text, strlen(text));
}

static void append_spans(struct flattener *f, const struct run *around, const struct span *first);

// A link that leads nowhere must not look as if it did.
static bool modifies(const struct span *span, enum text_role *role)
{
	bool dead = span->kind == SPAN_LINK && span->as.link.kind == LINK_DEAD;
	return !dead && style_text_role_of(span->kind, role);
}

static void append_span(struct flattener *f, const struct run *around, const struct span *span)
{
	struct run look = *around;
	enum text_role role;
	if (modifies(span, &role)) {
		look = modify(around, &f->options->style->texts[role], span);
	}
	look.lang = span->lang ? span->lang : look.lang;
	look.span = span->id;
	look.pos = span->pos.line > 0 ? span->pos : look.pos;
	switch (span->kind) {
	case SPAN_TEXT: {
		const char *text = skip_fake_indent(f, span->as.text);
		append_text(f, &look, text, strlen(text));
		break;
	}
	case SPAN_CODE:
	case SPAN_MATH:
		look.kind = CJK_SPAN_CODE;
		append_text(f, &look, span->as.code, strlen(span->as.code));
		break;
	case SPAN_IMAGE:
		append_image(f, &look, span);
		break;
	case SPAN_BREAK:
		append_text(f, &look, span->as.break_kind == BREAK_HARD ? "\n" : " ", 1);
		break;
	case SPAN_NOTE_REF:
		append_note_ref(f, &look, span);
		break;
	case SPAN_LINK:
		look.link = span->as.link.kind == LINK_DEAD ? look.link : span;
		append_spans(f, &look, span->first_child);
		append_page_ref(f, &look, span);
		break;
	case SPAN_RUBY:
		look.ruby = span;
		append_spans(f, &look, span->first_child);
		break;
	case SPAN_EM:
	case SPAN_STRONG:
	case SPAN_MARK:
	case SPAN_INS:
	case SPAN_DEL:
	case SPAN_SUB:
	case SPAN_SUP:
	case SPAN_KBD:
	case SPAN_KINDS:
		append_spans(f, &look, span->first_child);
		break;
	}
}

static void append_spans(struct flattener *f, const struct run *around, const struct span *first)
{
	for (const struct span *span = first; span; span = span->next) {
		append_span(f, around, span);
	}
}

static struct run base_look(const struct block *block, const struct paragraph_options *options)
{
	return (struct run){
		.family = options->family,
		.latin = latin_beside(options->family, FAMILY_SONG),
		.weight = options->weight,
		.size = options->size,
		.letter_spacing = options->letter_spacing,
		.color = options->color,
		.background = COLOR_INHERIT,
		.lang = options->lang,
		.kind = options->code ? CJK_SPAN_CODE : CJK_SPAN_TEXT,
		.span = NO_NODE,
		.pos = block ? block->pos : (struct source_pos){ 0 },
	};
}

static struct runs finish(struct flattener *f)
{
	struct run *runs = arena_new_array(f->arena, struct run, f->runs->len);
	if (f->runs->len > 0) {
		memcpy(runs, f->runs->data, f->runs->len * sizeof(struct run));
	}
	struct runs result = { .length = f->text->len, .runs = runs, .count = f->runs->len };
	result.text = arena_strndup(f->arena, f->text->str, f->text->len);
	g_array_unref(f->runs);
	g_string_free(f->text, TRUE);
	return result;
}

static struct flattener start(const struct paragraph_options *options, struct arena *arena)
{
	return (struct flattener){ options, arena, g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(struct run)) };
}

struct runs runs_from_block(const struct block *block, const struct paragraph_options *options, struct arena *arena)
{
	struct flattener f = start(options, arena);
	struct run look = base_look(block, options);
	append_spans(&f, &look, block->first_span);
	return finish(&f);
}

struct runs runs_from_text(
	const char *text, const struct block *block, const struct paragraph_options *options, struct arena *arena)
{
	struct flattener f = start(options, arena);
	struct run look = base_look(block, options);
	text = skip_fake_indent(&f, text);
	append_text(&f, &look, text, strlen(text));
	return finish(&f);
}

struct cjk_text *runs_cut(const struct runs *runs)
{
	g_autofree struct cjk_span *spans = g_new(struct cjk_span, runs->count);
	for (size_t i = 0; i < runs->count; i++) {
		spans[i] = (struct cjk_span){ runs->runs[i].end, cjk_region_of_lang(runs->runs[i].lang),
			runs->runs[i].kind };
	}
	return cjk_text_create(runs->text, runs->length, spans, runs->count);
}
