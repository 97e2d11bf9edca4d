#include "fuzz.h"

#include <glib.h>
#include <string.h>

#include "base/yaml.h"
#include "syntax/input.h"
#include "hugo/shortcode.h"

// Shortcodes in any text, with templates of a configuration: what comes out has a limit, and each line of it comes from
// a place in the text.

static const char configuration[] = "two: '{inner}{inner}'\n"
				    "quote: \"> {0|a|}\\n> {inner}\"\n"
				    "item: \"- {inner}\\n\\n  {b}\"\n"
				    "word: {template: '<b title=\"{0}\">{inner}</b>', markdown: false}\n"
				    "block: {template: \"<div>\\n{inner}\\n</div>\", markdown: false}\n"
				    "gone: drop\n"
				    "shown: placeholder\n";

static uint32_t count_lines(const char *text)
{
	uint32_t lines = 1;
	for (; *text; text++) {
		lines += *text == '\n';
	}
	return lines;
}

static void check(const struct passage *made, const struct passage *source, const struct diag *diag)
{
	// Each byte that is made may be a line end, which gets the prefix of a quote or an item again.
	g_assert_cmpuint(made->length, <, 100 * ((1 << 20) + 20 * source->length));
	g_assert_cmpuint(made->length, ==, strlen(made->text));
	uint32_t lines = count_lines(made->text);
	uint32_t source_lines = count_lines(source->text);
	for (uint32_t line = 1; line <= lines; line++) {
		struct source_pos pos = diag_origin(diag, (struct source_pos){ made->file, line, 1 });
		g_assert_cmpuint(pos.file, ==, source->file);
		g_assert_cmpuint(pos.line, >=, 1);
		g_assert_cmpuint(pos.line, <=, source_lines);
		g_assert_cmpuint(pos.column, >=, 1);
		g_assert_cmpuint(pos.column, <=, source->length + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct input input;
	if (input_decode(&input, (const char *)data, size, NULL, arena)) {
		struct value_origin origin = { diag_add_file(diag, "c.yaml", configuration, strlen(configuration)), 1 };
		struct shortcode_options options = {
			.map = shortcode_map_read(yaml_parse(configuration, strlen(configuration), origin,
							  DIAG_INVALID_OPTION, arena, diag),
				arena, diag),
		};
		struct passage source = { .text = input.text, .length = input.length, .first_line = 1 };
		source.file = diag_add_file(diag, "t.md", input.text, input.length);
		struct passage made = source;
		shortcode_expand(&made, &options, arena, diag);
		check(&made, &source, diag);
	}
	diag_destroy(diag);
	arena_destroy(arena);
	return 0;
}
