#include "book/matter.h"

#include <string.h>

#include "doc/anchor.h"
#include "pass/number.h"
#include "doc/toc.h"
#include "doc/words.h"
#include "text/cjk_class.h"

// A book with more chapters lists no headings in its contents.
enum { HEADINGS_UP_TO = 40 };

struct writer {
	struct book *book;
	struct doc *doc;
	struct anchor_maker anchors;
};

static struct block *add_block(struct writer *writer, struct block *parent, enum block_kind kind)
{
	struct block *block = block_create(writer->book->arena, kind, (struct source_pos){ 0 });
	block_append(parent, block);
	return block;
}

static struct span *make_text(struct writer *writer, const char *text)
{
	struct span *span = span_create(writer->book->arena, SPAN_TEXT, (struct source_pos){ 0 });
	span->as.text = arena_strdup(writer->book->arena, text);
	return span;
}

static void add_text(struct writer *writer, struct block *block, const char *text)
{
	block_append_span(block, make_text(writer, text));
}

static void add_link(
	struct writer *writer, struct block *block, size_t chapter, const struct block *target, const char *text)
{
	struct span *link = span_create(writer->book->arena, SPAN_LINK, (struct source_pos){ 0 });
	link->as.link.kind = LINK_INTERNAL;
	link->as.link.url = "";
	link->as.link.chapter = (uint32_t)chapter;
	link->as.link.target = target;
	span_append(link, make_text(writer, text));
	block_append_span(block, link);
}

static struct block *add_list(struct writer *writer, struct block *parent)
{
	struct block *list = add_block(writer, parent, BLOCK_LIST);
	list->as.list.tight = true;
	return list;
}

// An item of a list; its paragraph is given.
static struct block *add_item(struct writer *writer, struct block *list)
{
	return add_block(writer, add_block(writer, list, BLOCK_ITEM), BLOCK_PARAGRAPH);
}

static void add_heading(struct writer *writer, const char *text)
{
	struct block *heading = add_block(writer, writer->doc->root, BLOCK_HEADING);
	heading->as.heading.level = 2;
	heading->anchor = anchor_from_text(&writer->anchors, text);
	add_text(writer, heading, text);
}

static void fill_nothing(struct writer *writer)
{
	writer->doc->title = writer->book->title;
	writer->doc->meta.authors = writer->book->authors;
}

static void fill_title_page(struct writer *writer)
{
	fill_nothing(writer);
	writer->doc->meta.date = writer->book->date;
	writer->doc->meta.description = writer->book->description;
}

/* Contents */

// The list that entries of a level stand in: those of the levels above hold it in their last item.
static struct block *list_of_level(struct writer *writer, GPtrArray *lists, int level)
{
	if ((int)lists->len > level) {
		g_ptr_array_set_size(lists, level);
	}
	while ((int)lists->len < level) {
		struct block *outer = lists->len > 0 ? g_ptr_array_index(lists, lists->len - 1) : NULL;
		struct block *parent = outer ? outer->last_child : writer->doc->root;
		g_ptr_array_add(lists, add_list(writer, parent));
	}
	return g_ptr_array_index(lists, level - 1);
}

static void fill_contents(struct writer *writer)
{
	struct book *book = writer->book;
	g_autoptr(GPtrArray) lists = g_ptr_array_new();
	const struct toc *toc = toc_create(book, book->chapter_count > HEADINGS_UP_TO ? 1 : 2, book->arena);
	for (size_t i = 0; i < toc->count; i++) {
		const struct toc_entry *entry = &toc->entries[i];
		if (entry->heading && book_chapter_is_made(book->chapters[entry->chapter].kind)) {
			continue; // a year or a tag of an index
		}
		struct block *list = list_of_level(writer, lists, entry->level);
		add_link(writer, add_item(writer, list), entry->chapter, entry->heading, entry->text);
	}
}

/* Indexes */

// One line of an index: a chapter under a word.
struct index_entry {
	const char *word;
	char *key; // the word, for sorting; words with one key are one
	size_t chapter;
	gint64 time;
};

static void clear_entry(void *data)
{
	struct index_entry *entry = data;
	g_free(entry->key);
}

/*
 * The order of words. The old national character sets have their common characters in the order of dictionaries: GB
 * 2312, and so GB 18030, by pinyin, Big5 by strokes. A word's bytes there sort as readers expect it, with no table of
 * our own.
 */
static char *sort_key(const char *word, const char *lang)
{
	const char *set = cjk_region_of_lang(lang) == CJK_REGION_HANT ? "BIG5-HKSCS" : "GB18030";
	g_autofree char *folded = g_utf8_casefold(word, -1);
	char *key = g_convert(folded, -1, set, "UTF-8", NULL, NULL, NULL);
	return key ? key : g_steal_pointer(&folded);
}

static int compare_entries(const void *a, const void *b)
{
	const struct index_entry *left = a;
	const struct index_entry *right = b;
	int order = strcmp(left->key, right->key);
	return order ? order : (left->chapter > right->chapter) - (left->chapter < right->chapter);
}

// Newest first; what has no date comes last.
static int compare_times(const void *a, const void *b)
{
	const struct index_entry *left = a;
	const struct index_entry *right = b;
	if (left->time != right->time) {
		return left->time > right->time ? -1 : 1;
	}
	return (left->chapter > right->chapter) - (left->chapter < right->chapter);
}

static GArray *create_entries(void)
{
	GArray *entries = g_array_new(FALSE, TRUE, sizeof(struct index_entry));
	g_array_set_clear_func(entries, clear_entry);
	return entries;
}

// The day at the head of an index line, without its year where the heading above says it.
static const char *short_date(const struct meta_date *date, struct arena *arena)
{
	return arena_printf(arena, "%02d-%02d", date->month, date->day);
}

static void add_index_item(struct writer *writer, struct block *list, const struct index_entry *entry, bool dated)
{
	const struct doc *doc = writer->book->chapters[entry->chapter].doc;
	struct block *paragraph = add_item(writer, list);
	if (dated && doc->meta.date.set) {
		add_text(writer, paragraph, short_date(&doc->meta.date, writer->book->arena));
		add_text(writer, paragraph, "　");
	}
	add_link(writer, paragraph, entry->chapter, NULL, doc->title);
}

// Each word once as a heading, with a list of its chapters.
static void add_index(struct writer *writer, const GArray *entries, bool dated)
{
	const char *key = NULL;
	struct block *list = NULL;
	for (guint i = 0; i < entries->len; i++) {
		const struct index_entry *entry = &g_array_index(entries, struct index_entry, i);
		if (!key || strcmp(key, entry->key) != 0) {
			key = entry->key;
			add_heading(writer, entry->word);
			list = add_list(writer, writer->doc->root);
		}
		add_index_item(writer, list, entry, dated);
	}
}

static void fill_tag_index(struct writer *writer)
{
	const struct book *book = writer->book;
	g_autoptr(GArray) entries = create_entries();
	for (size_t i = 0; i < book->chapter_count; i++) {
		const struct doc *doc = book->chapters[i].kind == CHAPTER_TEXT ? book->chapters[i].doc : NULL;
		for (size_t j = 0; doc && j < doc->meta.tags.count; j++) {
			struct index_entry entry = { .word = doc->meta.tags.items[j], .chapter = i };
			entry.key = sort_key(entry.word, book->lang);
			g_array_append_val(entries, entry);
		}
	}
	g_array_sort(entries, compare_entries);
	add_index(writer, entries, false);
}

static void fill_date_index(struct writer *writer)
{
	const struct book *book = writer->book;
	g_autoptr(GArray) entries = create_entries();
	for (size_t i = 0; i < book->chapter_count; i++) {
		if (book->chapters[i].kind != CHAPTER_TEXT) {
			continue;
		}
		const struct meta_date *date = &book->chapters[i].doc->meta.date;
		struct index_entry entry = {
			.word = date->set ? arena_printf(book->arena, "%d", date->year)
					  : words_in(WORD_UNDATED, book->lang),
			.chapter = i,
			.time = date->set ? meta_date_unix(date) : G_MININT64,
		};
		entry.key = g_strdup(entry.word);
		g_array_append_val(entries, entry);
	}
	g_array_sort(entries, compare_times);
	add_index(writer, entries, true);
}

/* Colophon */

static void add_fact(struct writer *writer, enum word word, const char *text)
{
	const char *lang = writer->book->lang;
	if (!text || text[0] == '\0') {
		return;
	}
	struct block *paragraph = add_block(writer, writer->doc->root, BLOCK_PARAGRAPH);
	struct span *strong = span_create(writer->book->arena, SPAN_STRONG, (struct source_pos){ 0 });
	span_append(strong, make_text(writer, words_in(word, lang)));
	block_append_span(paragraph, strong);
	add_text(writer, paragraph, cjk_region_is_wide(cjk_region_of_lang(lang)) ? "　" : ": ");
	add_text(writer, paragraph, text);
}

static char *join(const struct meta_list *list, const char *separator)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < list->count; i++) {
		g_string_append_printf(text, "%s%s", i > 0 ? separator : "", list->items[i]);
	}
	return g_string_free(text, FALSE);
}

// Characters of a text as Chinese counts them: each Han for itself, a run of Latin letters or digits as one.
static size_t count_words(const char *text, enum cjk_region region)
{
	size_t count = 0;
	bool in_word = false;
	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar character = g_utf8_get_char(c);
		bool han = cjk_class_is_ideographic(cjk_class_of(character, region));
		bool letter = !han && g_unichar_isalnum(character);
		count += han || (letter && !in_word);
		in_word = letter;
	}
	return count;
}

size_t matter_count(const struct doc *doc)
{
	enum cjk_region region = cjk_region_of_lang(doc->lang);
	size_t count = 0;
	for (size_t i = 0; i < doc_tree_count(doc); i++) {
		const struct block *root = doc_tree_at(doc, i);
		for (const struct block *block = root; block; block = block_next(block, root)) {
			for (const struct span *span = block->first_span; span; span = span_next(span)) {
				const char *own = span_own_text(span);
				count += own ? count_words(own, region) : 0;
			}
		}
	}
	return count;
}

// With commas between thousands.
static const char *grouped(size_t number, struct arena *arena)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_string_printf(text, "%zu", number);
	for (gssize at = (gssize)text->len - 3; at > 0; at -= 3) {
		g_string_insert_c(text, at, ',');
	}
	return arena_strdup(arena, text->str);
}

static void add_extent(struct writer *writer)
{
	const struct book *book = writer->book;
	size_t chapters = 0;
	size_t words = 0;
	for (size_t i = 0; i < book->chapter_count; i++) {
		if (!book_chapter_is_made(book->chapters[i].kind)) {
			chapters += book->chapters[i].kind == CHAPTER_TEXT;
			words += matter_count(book->chapters[i].doc);
		}
	}
	g_autofree char *many = words_with(WORD_CHAPTERS, book->lang, grouped(chapters, book->arena));
	g_autofree char *length = words_with(WORD_CHARACTERS, book->lang, grouped(words, book->arena));
	const char *comma = words_in(WORD_LIST_SEPARATOR, book->lang);
	add_fact(writer, WORD_EXTENT, arena_printf(book->arena, "%s%s%s", many, comma, length));
}

static void fill_colophon(struct writer *writer)
{
	struct book *book = writer->book;
	g_autofree char *authors = join(&book->authors, words_in(WORD_LIST_SEPARATOR, book->lang));
	add_fact(writer, WORD_BOOK_TITLE, book->title);
	add_fact(writer, WORD_AUTHOR, authors);
	add_fact(writer, WORD_DATE, book->date.set ? meta_date_human(&book->date, book->lang, book->arena) : NULL);
	add_fact(writer, WORD_SOURCE, book->source);
	add_fact(writer, WORD_RIGHTS, book->rights);
	add_extent(writer);
	struct block *last = add_block(writer, writer->doc->root, BLOCK_PARAGRAPH);
	add_text(writer, last, words_in(WORD_MADE_WITH, book->lang));
}

/* All */

struct maker {
	enum word title;
	void (*fill)(struct writer *writer);
};

// The title is that of the doc, unless the filler gives another.
static const struct maker makers[CHAPTER_KINDS] = {
	[CHAPTER_COVER] = { WORD_COVER, fill_nothing },
	[CHAPTER_TITLE_PAGE] = { WORD_TITLE_PAGE, fill_title_page },
	[CHAPTER_CONTENTS] = { WORD_CONTENTS, fill_contents },
	[CHAPTER_TAG_INDEX] = { WORD_TAG_INDEX, fill_tag_index },
	[CHAPTER_DATE_INDEX] = { WORD_DATE_INDEX, fill_date_index },
	[CHAPTER_COLOPHON] = { WORD_COLOPHON, fill_colophon },
};

static struct doc *make(struct book *book, const struct maker *maker)
{
	struct writer writer = { .book = book, .doc = doc_create(book->arena, "") };
	writer.doc->lang = book->lang;
	writer.doc->title = words_in(maker->title, book->lang);
	anchor_maker_init(&writer.anchors, book->arena);
	maker->fill(&writer);
	anchor_maker_finish(&writer.anchors);
	number_assign(writer.doc, NULL, NULL);
	return writer.doc;
}

struct doc *matter_part(const char *title, const char *lang, struct arena *arena)
{
	struct doc *doc = doc_create(arena, "");
	doc->title = title;
	doc->lang = lang;
	number_assign(doc, NULL, NULL);
	return doc;
}

// The contents come last: they list the other ones.
void matter_fill(struct book *book)
{
	for (int contents = 0; contents < 2; contents++) {
		for (size_t i = 0; i < book->chapter_count; i++) {
			struct chapter *chapter = &book->chapters[i];
			bool is_contents = chapter->kind == CHAPTER_CONTENTS;
			if (book_chapter_is_made(chapter->kind) && !chapter->doc && is_contents == (contents == 1)) {
				chapter->doc = make(book, &makers[chapter->kind]);
			}
		}
	}
}
