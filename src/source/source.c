#include "source/source.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "syntax/input.h"
#include "hugo/page_date.h"

// The source root, resolved. NULL, with the reason reported, when there is no such folder.
static char *find_root(const char *path, const struct source_options *options, struct arena *arena, struct diag *diag)
{
	const char *named = options->root;
	if (!named && strcmp(path, "-") != 0) {
		named = file_source_root(path, options->world, arena);
	}
	g_autofree char *resolved = world_real_path(options->world, named ? named : ".");
	int error = resolved ? ENOTDIR : errno;
	bool folder = resolved && world_kind(options->world, resolved) == WORLD_FOLDER;
	char *root = folder ? arena_strdup(arena, resolved) : NULL;
	if (!root) {
		const char *shown = named ? named : path;
		diag_report(diag, DIAG_CANNOT_READ, diag_path_pos(diag, shown), "cannot read the source root '%s': %s",
			shown, g_strerror(error));
	}
	return root;
}

static void report_damage(const struct source *source, const struct input_damage *damage, enum diag_code code,
	const char *what, const char *hint, struct diag *diag)
{
	struct source_pos pos = { .file = source->file, .line = 1 };
	size_t line_start = 0;
	for (size_t i = 0; i < MIN(damage->count, (size_t)INPUT_DAMAGE_MAX); i++) {
		size_t offset = damage->offsets[i];
		const char *line_end;
		while ((line_end = memchr(source->text + line_start, '\n', offset - line_start))) {
			line_start = (size_t)(line_end - source->text) + 1;
			pos.line++;
		}
		pos.column = (uint32_t)(offset - line_start) + 1;
		diag_report(diag, code, pos, "%s became U+FFFD", what);
		if (i == 0 && hint) {
			diag_hint(diag, "%s", hint);
		}
	}
	if (damage->count > INPUT_DAMAGE_MAX) {
		struct source_pos whole = { .file = source->file };
		diag_report(diag, code, whole, "%s became U+FFFD in %zu more places", what,
			damage->count - INPUT_DAMAGE_MAX);
	}
}

static void report_all_damage(const struct source *source, const struct input *input, struct diag *diag)
{
	g_autofree char *invalid = g_strdup_printf("what is not valid %s", input->encoding);
	report_damage(source, &input->invalid, DIAG_BAD_ENCODING, invalid,
		"name the file's encoding, such as --from-encoding=gb18030", diag);
	report_damage(source, &input->nul, DIAG_NUL_BYTE, "a NUL byte", NULL, diag);
	report_damage(source, &input->noncharacters, DIAG_BAD_ENCODING, "a noncharacter", NULL, diag);
}

static bool read_file(struct file_bytes *out, const char *path, const struct source_options *options,
	struct arena *arena, struct diag *diag)
{
	return options->within ? file_read_beneath(out, path, options->within, NULL, options->world, arena, diag)
			       : file_read(out, path, (struct source_pos){ 0 }, options->world, arena, diag);
}

bool source_load(struct source *out, const char *path, const struct source_options *options, struct arena *arena,
	struct diag *diag)
{
	*out = (struct source){ .path = arena_strdup(arena, path) };
	struct arena *scratch = arena_create();
	struct file_bytes file;
	struct input input;
	bool loaded = read_file(&file, path, options, scratch, diag);
	if (loaded && !input_decode(&input, file.bytes, file.length, options->encoding, arena)) {
		diag_report(diag, DIAG_UNKNOWN_ENCODING, (struct source_pos){ 0 }, "unknown encoding '%s'",
			options->encoding);
		loaded = false;
	}
	arena_destroy(scratch);
	if (!loaded) {
		return false;
	}
	out->text = input.text;
	out->length = input.length;
	out->root = find_root(path, options, arena, diag);
	if (!out->root) {
		return false;
	}
	out->file = diag_add_file(diag, path, out->text, out->length);
	report_all_damage(out, &input, diag);
	return true;
}

void source_read_front(struct frontmatter *out, const struct source *source, const struct source_options *options,
	struct arena *arena, struct diag *diag)
{
	struct passage whole = { source->text, source->length, source->file, 1 };
	frontmatter_read(out, &whole, options->cascade, arena, diag);
	struct page_date_origin origin = {
		.map = out->map,
		.cascade = options->cascade,
		.site = options->site,
		.path = source->path,
	};
	page_date_read_all(&out->meta, &origin, arena, diag);
}
