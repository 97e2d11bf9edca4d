#include "batch/plan.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "book/names.h"

static bool is_folder(const struct request *request, const char *path)
{
	return world_kind(request->settings->world, path) == WORLD_FOLDER;
}

static size_t count_of(const char *const *strings)
{
	return strings ? g_strv_length((char **)strings) : 0;
}

static bool any_format(const struct request *request)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (request->formats[i]) {
			return true;
		}
	}
	return false;
}

static const char *output_error(const struct request *request, struct arena *arena)
{
	for (size_t i = 0; i < count_of(request->outputs); i++) {
		const char *path = request->outputs[i];
		enum format format;
		if (strcmp(path, "-") == 0) {
			size_t wanted = 0;
			for (size_t j = 0; j < FORMAT_COUNT; j++) {
				wanted += request->formats[j];
			}
			if (wanted != 1 || request->formats[FORMAT_PNG]) {
				return "-o - needs one format: --to epub, --to pdf or --to html";
			}
		} else if (!format_of_path(path, &format)) {
			g_autofree char *choice = format_choice(".");
			return arena_printf(arena, "the suffix of '%s' names no format: use %s", path, choice);
		}
	}
	return NULL;
}

// The first word, when it is neither a file nor looks like the name of one.
static bool is_misspelt_command(const struct request *request, const char *word)
{
	bool plain = word[0] != '\0' && !strpbrk(word, "./-");
	return plain && world_kind(request->settings->world, word) == WORLD_NOTHING;
}

const char *plan_usage_error(const struct request *request, struct arena *arena)
{
	size_t inputs = count_of(request->inputs);
	size_t outputs = count_of(request->outputs);
	if (inputs == 0) {
		return "no input: name a Markdown file, a folder, or - for standard input";
	}
	if (outputs > 0 && request->folder) {
		return "-o and -O cannot go together";
	}
	if (inputs > 1 && is_misspelt_command(request, request->inputs[0])) {
		return arena_printf(arena, "'%s' is no command and no file", request->inputs[0]);
	}
	if (outputs > 0 && inputs > 1) {
		return "-o takes one input: use -O FOLDER for several";
	}
	for (size_t i = 0; i < inputs; i++) {
		if (request->inputs[i][0] == '\0') {
			return "the name of an input is empty";
		}
		if (strcmp(request->inputs[i], "-") == 0 && (outputs == 0 || inputs > 1)) {
			return "standard input needs -o, and no other input";
		}
		if (is_folder(request, request->inputs[i]) && !request->folder) {
			return arena_printf(
				arena, "'%s' is a folder: say with -O where its outputs go", request->inputs[i]);
		}
	}
	return output_error(request, arena);
}

// What is collected while a plan is made.
struct planning {
	const struct request *request;
	struct arena *arena;
	struct diag *diag;
	GPtrArray *jobs;    // struct job
	GHashTable *taken;  // output path -> input, both in the arena
	GHashTable *stems;  // output paths without suffix of the files found so far
	const char *input;  // the folder being walked
	const char *within; // the same, real; NULL: none is being walked
	guint found;        // Markdown files in it
};

// Takes an output for an input; false, reported, when that would destroy the input or another input's output.
static bool take_output(struct planning *planning, const char *input, const char *path)
{
	if (strcmp(path, "-") == 0) {
		return true;
	}
	const char *other = g_hash_table_lookup(planning->taken, path);
	if (!other && !file_is_same(input, path, planning->request->settings->world)) {
		g_hash_table_insert(planning->taken, (char *)path, (char *)input);
		return true;
	}
	diag_report(planning->diag, DIAG_SAME_OUTPUT, diag_path_pos(planning->diag, input),
		other ? "'%s' would be written over the output of '%s'" : "'%s' is the input itself", path, other);
	return false;
}

static void add_job(struct planning *planning, const char *input, GArray *outputs)
{
	struct job *job = arena_new(planning->arena, struct job);
	struct job_output *copy = arena_new_array(planning->arena, struct job_output, outputs->len);
	*job = (struct job){
		.input = arena_strdup(planning->arena, input),
		.outputs = copy,
		.makes_folders = planning->request->folder != NULL,
		.within = planning->within,
		.settings = planning->request->settings,
	};
	for (guint i = 0; i < outputs->len; i++) {
		const struct job_output *output = &g_array_index(outputs, struct job_output, i);
		if (take_output(planning, job->input, output->path)) {
			copy[job->output_count++] = *output;
		}
	}
	if (job->output_count > 0) {
		g_ptr_array_add(planning->jobs, job);
	}
}

// One output a wanted format, named stem.format.
static void add_job_to_stem(struct planning *planning, const char *input, const char *stem)
{
	const struct request *request = planning->request;
	bool standard = !any_format(request);
	g_autoptr(GArray) outputs = g_array_new(FALSE, FALSE, sizeof(struct job_output));
	for (size_t i = 0; i < FORMAT_COUNT; i++) {
		if (request->formats[i] || (standard && (i == FORMAT_EPUB || i == FORMAT_PDF))) {
			struct job_output output = {
				.format = (enum format)i,
				.path = arena_printf(planning->arena, "%s.%s", stem, format_name((enum format)i)),
			};
			g_array_append_val(outputs, output);
		}
	}
	add_job(planning, input, outputs);
}

static void add_job_to_outputs(struct planning *planning, const char *input)
{
	const struct request *request = planning->request;
	g_autoptr(GArray) outputs = g_array_new(FALSE, FALSE, sizeof(struct job_output));
	for (size_t i = 0; i < count_of(request->outputs); i++) {
		struct job_output output = { .path = request->outputs[i] };
		for (size_t j = 0; strcmp(output.path, "-") == 0 && j < FORMAT_COUNT; j++) {
			output.format = request->formats[j] ? (enum format)j : output.format;
		}
		format_of_path(output.path, &output.format);
		g_array_append_val(outputs, output);
	}
	add_job(planning, input, outputs);
}

// The path without the suffix of its last part.
static char *without_suffix(const char *path)
{
	const char *base = strrchr(path, '/');
	const char *dot = strrchr(base ? base : path, '.');
	return dot && dot != (base ? base + 1 : path) ? g_strndup(path, (gsize)(dot - path)) : g_strdup(path);
}

// Where the outputs of a file below a folder go: its path from the folder, a leaf bundle taking its folder's name.
static char *mirrored_stem(struct planning *planning, const char *relative)
{
	g_autofree char *stem = without_suffix(relative);
	const char *folder = planning->request->folder;
	if (g_str_has_suffix(stem, "/index")) {
		g_autofree char *bundle = g_strndup(stem, strlen(stem) - strlen("/index"));
		g_autofree char *path = g_build_filename(folder, bundle, NULL);
		if (!g_hash_table_contains(planning->stems, path)) {
			return g_steal_pointer(&path);
		}
	}
	return g_build_filename(folder, stem, NULL);
}

static void add_found(struct planning *planning, const char *relative)
{
	g_autofree char *path = g_build_filename(planning->input, relative, NULL);
	g_autofree char *name = g_path_get_basename(relative);
	planning->found++;
	if (strcmp(name, "_index.md") == 0) {
		diag_report(planning->diag, DIAG_SKIPPED, diag_path_pos(planning->diag, path),
			"'%s' is a section page: left out", path);
		return;
	}
	char *stem = mirrored_stem(planning, relative);
	add_job_to_stem(planning, path, stem);
	g_hash_table_add(planning->stems, stem);
}

// Links could lead out of the collection, and reading a pipe could wait for ever.
static void add_file(struct planning *planning, const char *path, const char *relative)
{
	struct world *world = planning->request->settings->world;
	if (world_is_link(world, path) || world_kind(world, path) != WORLD_FILE) {
		planning->found++;
		diag_report(planning->diag, DIAG_SKIPPED, diag_path_pos(planning->diag, path),
			"'%s' is not a file of its own: left out", path);
		return;
	}
	add_found(planning, relative);
}

static void walk(struct planning *planning, const char *relative, int depth);

// Links to folders could lead in circles or out of the collection.
static void walk_into(struct planning *planning, const char *path, const char *relative, int depth)
{
	bool link = world_is_link(planning->request->settings->world, path);
	if (link || depth > NAMES_DEPTH_MAX) {
		diag_report(planning->diag, DIAG_SKIPPED, diag_path_pos(planning->diag, path),
			"the folder '%s' is %s: left out", path, link ? "a symbolic link" : "too deep");
		return;
	}
	walk(planning, relative, depth);
}

// Files before folders, so that a.md takes its name before a/index.md asks for it.
static void walk(struct planning *planning, const char *relative, int depth)
{
	g_autofree char *folder = g_build_filename(planning->input, relative, NULL);
	g_autoptr(GPtrArray) names = names_in_folder(folder, planning->request->settings->world, planning->diag);
	for (int folders = 0; folders < 2; folders++) {
		for (guint i = 0; i < names->len; i++) {
			const char *name = g_ptr_array_index(names, i);
			g_autofree char *path = g_build_filename(folder, name, NULL);
			g_autofree char *below = relative[0] ? g_build_filename(relative, name, NULL) : g_strdup(name);
			bool is_dir = is_folder(planning->request, path);
			if (folders && is_dir) {
				walk_into(planning, path, below, depth + 1);
			} else if (!folders && !is_dir && names_is_markdown(name)) {
				add_file(planning, path, below);
			}
		}
	}
}

static void plan_folder(struct planning *planning, const char *input)
{
	g_autofree char *real = world_real_path(planning->request->settings->world, input);
	planning->input = input;
	planning->within = arena_strdup(planning->arena, real ? real : input);
	planning->found = 0;
	walk(planning, "", 0);
	planning->within = NULL;
	if (planning->found == 0) {
		diag_report(planning->diag, DIAG_NO_MARKDOWN, diag_path_pos(planning->diag, input),
			"no Markdown file in '%s'", input);
	}
}

static void plan_file(struct planning *planning, const char *input)
{
	const struct request *request = planning->request;
	if (strcmp(input, "-") != 0 && world_kind(request->settings->world, input) == WORLD_NOTHING) {
		diag_report(planning->diag, DIAG_CANNOT_READ, diag_path_pos(planning->diag, input),
			"cannot read '%s': %s", input, g_strerror(ENOENT));
		return;
	}
	if (count_of(request->outputs) > 0) {
		add_job_to_outputs(planning, input);
		return;
	}
	g_autofree char *name = g_path_get_basename(input);
	g_autofree char *below = request->folder ? g_build_filename(request->folder, name, NULL) : g_strdup(input);
	g_autofree char *stem = without_suffix(below);
	add_job_to_stem(planning, input, stem);
}

GPtrArray *plan_jobs(const struct request *request, struct arena *arena, struct diag *diag)
{
	struct planning planning = {
		.request = request,
		.arena = arena,
		.diag = diag,
		.jobs = g_ptr_array_new(),
		.taken = g_hash_table_new(g_str_hash, g_str_equal),
		.stems = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
	for (size_t i = 0; request->inputs[i]; i++) {
		if (is_folder(request, request->inputs[i])) {
			plan_folder(&planning, request->inputs[i]);
		} else {
			plan_file(&planning, request->inputs[i]);
		}
	}
	g_hash_table_unref(planning.taken);
	g_hash_table_unref(planning.stems);
	return planning.jobs;
}
