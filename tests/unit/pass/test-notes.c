#include "pass/notes.h"

#include "builder.h"

static const struct pass_options options = { .last = PASS_NOTES };

// A doc with notes labelled a, b, c ... in this order.
static void add_notes(struct builder *builder, size_t count)
{
	struct doc *doc = builder->doc;
	doc->notes = arena_new_array(builder->arena, struct note *, count);
	doc->note_count = count;
	for (size_t i = 0; i < count; i++) {
		struct note *note = arena_new(builder->arena, struct note);
		note->label = arena_printf(builder->arena, "%c", (int)('a' + i));
		note->body = block_create(builder->arena, BLOCK_NOTE, (struct source_pos){ 0, (uint32_t)(10 + i), 1 });
		note->body->as.note.note = note;
		doc->notes[i] = note;
	}
}

static struct span *refer(struct builder *builder, struct block *block, const struct doc *doc, size_t note)
{
	struct span *span = builder_span(builder, block, NULL, SPAN_NOTE_REF);
	span->as.note_ref.note = doc->notes[note];
	return span;
}

static void test_order(void)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	struct doc *doc = builder.doc;
	add_notes(&builder, 4);
	struct note *a = doc->notes[0];
	struct note *b = doc->notes[1];
	struct note *c = doc->notes[2];
	// b is met first, a through b's body; c and d only know each other.
	struct block *body = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "文");
	struct block *in_b = builder_block(&builder, b->body, BLOCK_PARAGRAPH, "注");
	struct block *in_c = builder_block(&builder, c->body, BLOCK_PARAGRAPH, "注");
	struct block *in_d = builder_block(&builder, doc->notes[3]->body, BLOCK_PARAGRAPH, "注");
	const struct span *first = refer(&builder, body, doc, 1);
	const struct span *second = refer(&builder, in_b, doc, 0);
	const struct span *third = refer(&builder, body, doc, 1);
	refer(&builder, in_c, doc, 3);
	refer(&builder, in_d, doc, 2);
	pass_run(doc, &options, builder.diag);
	g_assert_cmpuint(doc->note_count, ==, 2);
	g_assert_true(doc->notes[0] == b);
	g_assert_true(doc->notes[1] == a);
	g_assert_cmpuint(b->number, ==, 1);
	g_assert_cmpuint(a->number, ==, 2);
	g_assert_cmpstr(b->xml_id, ==, "fn1");
	g_assert_cmpstr(a->xml_id, ==, "fn2");
	g_assert_cmpuint(b->reference_count, ==, 2);
	g_assert_true(b->references[0] == first);
	g_assert_true(b->references[1] == third);
	g_assert_cmpuint(third->as.note_ref.ordinal, ==, 2);
	g_assert_true(a->references[0] == second);
	g_autofree char *codes = builder_codes(&builder);
	g_assert_cmpstr(codes, ==, "note-unused note-unused");
	g_assert_cmpuint(diag_message_at(builder.diag, 0)->pos.line, ==, 12);
	builder_finish(&builder);
}

static void test_none(void)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	builder_run(&builder, options);
	g_assert_cmpuint(builder.doc->note_count, ==, 0);
	builder_finish(&builder);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/note/order", test_order);
	g_test_add_func("/note/none", test_none);
	return g_test_run();
}
