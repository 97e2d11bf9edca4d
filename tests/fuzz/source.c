#include "fuzz.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "doc/dump.h"
#include "markdown/emphasis.h"
#include "source/source.h"
#include "syntax/mark.h"

// Reading a whole document, as the command does: any bytes give a doc, and no mark of the parser's help for Chinese
// (U+FDD0) is left in it. Nor is more than marks put into a text: without them it is as it was.

static void check_marks(const struct doc *doc)
{
	struct out *out = out_create();
	dump_doc(doc, out);
	size_t length = 0;
	const char *bytes = out_bytes(out, &length);
	g_assert_null(memmem(bytes, length, "\xEF\xB7\x90", 3));
	out_destroy(out);
}

static const struct dialect all = {
	.definition_lists = true,
	.typographer = true,
	.block_attributes = true,
	.heading_attributes = true,
	.ins = true,
	.mark = true,
	.sub = true,
	.sup = true,
	.emoji = true,
	.math = true,
	.math_parentheses = true,
	.math_brackets = true,
	.alerts = true,
	.admonitions = true,
};

static void read_document(const char *path, bool strict, bool lenient, const struct dialect *dialect)
{
	struct arena *arena = arena_create();
	struct diag *diag = diag_create();
	struct world *world = world_create();
	struct source_options options = {
		.world = world,
		.root = "/proc/self/fd", // nothing in it can be an image
		.strict_commonmark = strict,
		.lenient_lists = lenient,
		.dialect = dialect,
		.pass = { .last = PASS_NUMBER, .strict = strict },
	};
	struct source source;
	if (source_load(&source, path, &options, arena, diag)) {
		check_marks(doc_from_source(&source, &options, arena, diag));
	}
	diag_destroy(diag);
	arena_destroy(arena);
	world_destroy(world);
}

static void check_only_marks(const uint8_t *data, size_t size, const struct dialect *dialect)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	// What is typed as a mark becomes U+FFFD.
	if (!g_utf8_validate(text, -1, NULL) || strstr(text, MARK_LETTER)) {
		return;
	}
	struct arena *arena = arena_create();
	struct emphasis emphasis;
	emphasis_init(&emphasis, text, strlen(text), dialect, true);
	g_assert_cmpstr(mark_clean(emphasis.text, arena), ==, mark_clean(text, arena));
	emphasis_finish(&emphasis);
	arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("fuzz.md", MFD_CLOEXEC);
	g_assert_cmpint(fd, >=, 0);
	check_only_marks(data, size, &dialect_default);
	check_only_marks(data, size, &all);
	g_assert_cmpint(write(fd, data, size), ==, size);
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
	read_document(path, false, false, NULL);
	read_document(path, false, true, &all);
	read_document(path, true, true, NULL);
	close(fd);
	return 0;
}
