#include "sample.h"

#include "style/resolve.h"
#include "style/theme.h"

static const struct source_pos nowhere = { 0 };

void sample_set_up(struct sample *sample)
{
	sample->arena = arena_create();
	sample->doc = doc_create(sample->arena, "山行.md");
	sample->doc->title = "山行";
	sample->doc->lang = "zh-CN";
	sample->doc->meta.date = (struct meta_date){ .set = true, .year = 2024, .month = 3, .day = 1 };
}

void sample_tear_down(struct sample *sample)
{
	arena_destroy(sample->arena);
}

struct book *sample_book(const struct sample *sample)
{
	struct world *world = world_create();
	struct book *book = book_from_doc(sample->doc, world, sample->arena);
	world_destroy(world);
	return book;
}

struct block *sample_block(const struct sample *sample, struct block *parent, enum block_kind kind)
{
	struct block *block = block_create(sample->arena, kind, nowhere);
	block_append(parent, block);
	return block;
}

struct block *sample_text_block(
	const struct sample *sample, struct block *parent, enum block_kind kind, const char *text)
{
	struct block *block = sample_block(sample, parent, kind);
	sample_span(sample, block, SPAN_TEXT)->as.text = text;
	return block;
}

struct block *sample_heading(const struct sample *sample, int level, const char *id, const char *text)
{
	struct block *heading = sample_text_block(sample, sample->doc->root, BLOCK_HEADING, text);
	struct anchor *anchor = arena_new(sample->arena, struct anchor);
	*anchor = (struct anchor){ id, id };
	heading->as.heading.level = level;
	heading->anchor = anchor;
	return heading;
}

struct span *sample_span(const struct sample *sample, struct block *block, enum span_kind kind)
{
	struct span *span = span_create(sample->arena, kind, nowhere);
	block_append_span(block, span);
	return span;
}

struct span *sample_text_span(const struct sample *sample, struct block *block, enum span_kind kind, const char *text)
{
	struct span *span = sample_span(sample, block, kind);
	struct span *child = span_create(sample->arena, SPAN_TEXT, nowhere);
	child->as.text = text;
	span_append(span, child);
	return span;
}

struct resource *sample_image(const struct sample *sample, const char *url, const char *media_type, const char *alt)
{
	struct doc *doc = sample->doc;
	struct resource *resource = arena_new(sample->arena, struct resource);
	*resource = (struct resource){
		.id = (uint32_t)doc->resource_count,
		.url = url,
		.state = media_type ? RESOURCE_USABLE : RESOURCE_MISSING,
		.bytes = media_type ? "bytes" : NULL,
		.length = media_type ? 5 : 0,
		.media_type = media_type,
		.width = 40,
		.height = 30,
	};
	struct resource **resources = arena_new_array(sample->arena, struct resource *, doc->resource_count + 1);
	for (size_t i = 0; i < doc->resource_count; i++) {
		resources[i] = doc->resources[i];
	}
	resources[doc->resource_count++] = resource;
	doc->resources = resources;
	struct span *image = sample_span(sample, sample_block(sample, doc->root, BLOCK_PARAGRAPH), SPAN_IMAGE);
	image->as.image.url = url;
	image->as.image.alt = alt;
	image->as.image.resource = resource;
	return resource;
}

struct note *sample_note(const struct sample *sample, const char *text)
{
	struct doc *doc = sample->doc;
	struct note *note = arena_new(sample->arena, struct note);
	note->number = (uint32_t)doc->note_count + 1;
	note->xml_id = arena_printf(sample->arena, "fn%u", note->number);
	note->body = block_create(sample->arena, BLOCK_NOTE, nowhere);
	sample_text_block(sample, note->body, BLOCK_PARAGRAPH, text);
	struct note **notes = arena_new_array(sample->arena, struct note *, doc->note_count + 1);
	for (size_t i = 0; i < doc->note_count; i++) {
		notes[i] = doc->notes[i];
	}
	notes[doc->note_count++] = note;
	doc->notes = notes;
	return note;
}

void sample_note_ref(const struct sample *sample, struct block *block, struct note *note)
{
	struct span *span = sample_span(sample, block, SPAN_NOTE_REF);
	span->as.note_ref.note = note;
	span->as.note_ref.ordinal = (uint32_t)++note->reference_count;
}

void sample_style(const struct sample *sample, struct style *out, const char *const *overrides)
{
	struct diag *diag = diag_create();
	struct theme theme;
	g_assert_true(theme_load(&theme, "default", NULL, sample->arena, diag));
	style_resolve(out, &theme, overrides, sample->arena, diag);
	g_assert_cmpuint(diag_message_count(diag), ==, 0);
	diag_destroy(diag);
}

char *sample_take(struct out *out)
{
	size_t length;
	const char *bytes = out_bytes(out, &length);
	char *text = g_strndup(bytes, length);
	out_destroy(out);
	return text;
}
