#include "epub/fonts.h"

#include <string.h>

#include "font/subset.h"

enum { WEIGHT_STEP = 100, WEIGHTS = 10 };

struct fonts {
	const struct book *book;
	const struct style *style;
	struct font_set *set;
	struct diag *diag;
	struct arena *arena;
	struct subset *subsets[FAMILY_COUNT][WEIGHTS]; // NULL: nothing is set in it
	GArray *files;                                 // struct font_file
};

// How a text is set.
struct look {
	enum type_family family;
	int weight;
};

static const char *const names[] = {
	[FAMILY_SONG] = "bifolio-song",
	[FAMILY_HEI] = "bifolio-hei",
	[FAMILY_KAI] = "bifolio-kai",
	[FAMILY_FANG] = "bifolio-fang",
	[FAMILY_MONO] = "bifolio-mono",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == FAMILY_COUNT);

// Characters that every font has, used or not: punctuation, digits, basic Latin letters.
static const struct {
	gunichar first, last;
} always[] = {
	{ 0x0020, 0x007E },
	{ 0x00A0, 0x00BF },
	{ 0x2010, 0x2027 },
	{ 0x2030, 0x203B },
	{ 0x3000, 0x3017 },
	{ 0x30FB, 0x30FB },
	{ 0xFF01, 0xFF20 },
	{ 0xFF3B, 0xFF40 },
	{ 0xFF5B, 0xFF65 },
};

static void add_always(struct subset *subset)
{
	for (size_t i = 0; i < G_N_ELEMENTS(always); i++) {
		for (gunichar c = always[i].first; c <= always[i].last; c++) {
			subset_add_character(subset, c);
		}
	}
}

static struct subset *find_subset(struct fonts *fonts, struct look look)
{
	int step = CLAMP(look.weight / WEIGHT_STEP, 1, WEIGHTS - 1);
	struct subset **subset = &fonts->subsets[look.family][step];
	if (!*subset) {
		*subset = subset_create(font_set_choose(fonts->set, style_family_name(look.family), fonts->book->lang,
			fonts->style->families[look.family], step * WEIGHT_STEP));
		add_always(*subset);
	}
	return *subset;
}

static void add_text(struct fonts *fonts, struct look look, const char *text)
{
	if (!text || !*text) {
		return;
	}
	struct subset *subset = find_subset(fonts, look);
	for (; *text; text = g_utf8_next_char(text)) {
		subset_add_character(subset, g_utf8_get_char(text));
	}
}

static struct look look_of_role(const struct fonts *fonts, enum block_role role)
{
	const struct block_style *style = &fonts->style->blocks[role];
	return (struct look){ style->family, style->weight };
}

// How a span's own text is set: what its kind and those around it say, the nearest first, else the block.
static struct look look_of_span(const struct fonts *fonts, const struct span *span, struct look block)
{
	struct look look = { FAMILY_INHERIT, 0 };
	for (; span; span = span->parent) {
		enum text_role role;
		if (style_text_role_of(span->kind, &role)) {
			const struct text_style *style = &fonts->style->texts[role];
			look.family = look.family == FAMILY_INHERIT ? style->family : look.family;
			look.weight = look.weight == 0 ? style->weight : look.weight;
		}
	}
	look.family = look.family == FAMILY_INHERIT ? block.family : look.family;
	look.weight = look.weight == 0 ? block.weight : look.weight;
	return look;
}

static void add_block(struct fonts *fonts, const struct block *block)
{
	struct look look = look_of_role(fonts, style_role_of(block));
	if (block->kind == BLOCK_CODE || block->kind == BLOCK_MATH) {
		add_text(fonts, look, block->as.code.text);
	}
	for (const struct span *span = block->first_span; span; span = span_next(span)) {
		add_text(fonts, look_of_span(fonts, span, look), span_own_text(span));
	}
}

// What stands above a chapter's text, and its title once more, as the navigation document shows it.
static void add_head(struct fonts *fonts, const struct doc *doc)
{
	const struct meta_list *lists[] = { &doc->meta.authors, &doc->meta.tags };
	add_text(fonts, look_of_role(fonts, ROLE_TITLE), doc->title);
	add_text(fonts, look_of_role(fonts, ROLE_BODY), doc->title);
	add_text(fonts, look_of_role(fonts, ROLE_DESCRIPTION), doc->meta.description);
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		for (size_t j = 0; j < lists[i]->count; j++) {
			add_text(fonts, look_of_role(fonts, ROLE_BYLINE), lists[i]->items[j]);
		}
	}
	if (doc->meta.date.set) {
		add_text(fonts, look_of_role(fonts, ROLE_BYLINE),
			meta_date_human(&doc->meta.date, doc->lang, fonts->arena));
	}
}

static void add_chapter(struct fonts *fonts, const struct doc *doc)
{
	add_head(fonts, doc);
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		const struct block *root = doc_tree_at(doc, i);
		for (const struct block *block = root; block; block = block_next(block, root)) {
			add_block(fonts, block);
		}
	}
}

static void report(const struct fonts *fonts, const struct face *face, const char *reason)
{
	diag_report(fonts->diag, DIAG_FONT_NOT_EMBEDDED, (struct source_pos){ 0 },
		"the EPUB does not carry the font '%s': %s", face->family, reason);
}

static void make_file(struct fonts *fonts, enum type_family family, int weight, struct subset *subset)
{
	const struct face *face = subset_face(subset);
	if (!subset_is_allowed(subset)) {
		report(fonts, face, "its licence forbids embedding");
		return;
	}
	if (!subset_build_text(subset)) {
		report(fonts, face, "its outlines cannot be cut down to what is used");
		return;
	}
	struct font_file file = { .family = family, .weight = weight };
	file.bytes = subset_bytes(subset, &file.length);
	bool cff = file.length >= 4 && memcmp(file.bytes, "OTTO", 4) == 0;
	const char *word = style_family_name(family);
	file.path = arena_printf(fonts->arena, "fonts/%s-%d.%s", word, weight, cff ? "otf" : "ttf");
	file.id = arena_printf(fonts->arena, "font-%s-%d", word, weight);
	file.media_type = cff ? "font/otf" : "font/ttf";
	g_array_append_val(fonts->files, file);
}

struct fonts *fonts_create(const struct book *book, const struct style *style, struct font_set *set, struct diag *diag)
{
	struct fonts *fonts = g_new0(struct fonts, 1);
	*fonts = (struct fonts){ .book = book, .style = style, .set = set, .diag = diag };
	fonts->arena = arena_create();
	fonts->files = g_array_new(FALSE, FALSE, sizeof(struct font_file));
	for (size_t i = 0; i < book->chapter_count; i++) {
		add_chapter(fonts, book->chapters[i].doc);
	}
	for (int family = 0; family < FAMILY_COUNT; family++) {
		for (int step = 0; step < WEIGHTS; step++) {
			if (fonts->subsets[family][step]) {
				make_file(fonts, (enum type_family)family, step * WEIGHT_STEP,
					fonts->subsets[family][step]);
			}
		}
	}
	return fonts;
}

void fonts_destroy(struct fonts *fonts)
{
	if (!fonts) {
		return;
	}
	for (int family = 0; family < FAMILY_COUNT; family++) {
		for (int step = 0; step < WEIGHTS; step++) {
			subset_destroy(fonts->subsets[family][step]);
		}
	}
	g_array_free(fonts->files, TRUE);
	arena_destroy(fonts->arena);
	g_free(fonts);
}

size_t fonts_count(const struct fonts *fonts)
{
	return fonts ? fonts->files->len : 0;
}

const struct font_file *fonts_at(const struct fonts *fonts, size_t index)
{
	return &g_array_index(fonts->files, struct font_file, index);
}

const char *fonts_name(const struct fonts *fonts, enum type_family family)
{
	for (size_t i = 0; i < fonts_count(fonts); i++) {
		if (fonts_at(fonts, i)->family == family) {
			return names[family];
		}
	}
	return NULL;
}
