#include "batch/reading.h"

#include <string.h>

#include "base/file.h"
#include "base/prose.h"
#include "batch/config.h"
#include "image/image.h"
#include "source/source.h"

// How images on the network are fetched. False, reported, when they are to be, and nothing says from where.
static bool find_fetcher(const struct resource_fetcher **out, const struct settings *settings,
	const struct config *config, struct remote *remote, struct diag *diag)
{
	const char *const *hosts = settings->fetch_hosts ? settings->fetch_hosts : config->fetch_hosts;
	if (remote && !hosts && !remote_is_offline(remote)) {
		diag_report(diag, DIAG_INVALID_OPTION, (struct source_pos){ 0 },
			"nothing says from which hosts images may be fetched");
		diag_hint(diag,
			"--fetch-images=example.org names them, or 'fetch-images' in bifolio.yaml; * is any host");
		return false;
	}
	*out = remote ? remote_fetcher(remote, hosts) : NULL;
	return true;
}

bool reading_options(struct source_options *out, const struct settings *settings, const struct config *config,
	struct remote *remote, struct diag *diag)
{
	*out = (struct source_options){
		.world = settings->world,
		.encoding = settings->encoding,
		.root = settings->root,
		.strict_commonmark = settings->strict_commonmark,
		.lenient_lists = settings->lenient_lists,
		.ruby = settings->ruby || config->ruby,
		.extensions = settings->extensions,
		.shortcodes = config->shortcodes,
		.pass = {
			.last = PASS_NUMBER,
			.lang = settings->lang,
			.default_lang = config->lang,
			.strict = settings->strict_commonmark,
		},
	};
	return find_fetcher(&out->pass.fetcher, settings, config, remote, diag);
}

// The language that a site gives a file; NULL when it says nothing.
static const char *lang_of_site(const struct site *site, const char *input, struct world *world)
{
	g_autofree char *resolved = world_real_path(world, input);
	bool inside = resolved && file_is_inside(resolved, site->root);
	const char *below = inside ? resolved + strlen(site->root) : "";
	return site_language_of_path(site, below + strspn(below, "/"))->lang;
}

// What the Hugo site around a source says of reading it; the configuration goes before it.
static void use_site(struct source_options *options, const struct config *config, const struct source *source,
	struct arena *arena, struct diag *diag)
{
	options->site = site_load(source->root, options->world, arena, diag);
	options->dialect =
		config_dialect(config, options->site ? &options->site->dialect : &dialect_default, arena, diag);
	if (!config->lang && options->site) {
		options->pass.default_lang = lang_of_site(options->site, source->path, options->world);
	}
}

bool reading_load(struct reading *out, const char *input, const char *within, const struct settings *settings,
	struct remote *remote, enum pass last, struct arena *arena, struct diag *diag)
{
	struct source_options options = {
		.world = settings->world,
		.encoding = settings->encoding,
		.root = settings->root,
		.within = within,
	};
	struct source source;
	struct config config;
	if (!source_load(&source, input, &options, arena, diag) ||
		!config_load(&config, input, source.root, settings, arena, diag) ||
		!config_style(&out->style, &config, settings, arena, diag) ||
		!reading_options(&options, settings, &config, remote, diag)) {
		return false;
	}
	options.pass.last = last;
	use_site(&options, &config, &source, arena, diag);
	out->embed_fonts = settings->embed_fonts || config.embed_fonts;
	out->pos = (struct source_pos){ .file = source.file };
	out->doc = doc_from_source(&source, &options, arena, diag);
	image_inspect(out->doc, diag);
	return true;
}

char *reading_extensions_error(const char *list)
{
	struct dialect scratch = dialect_none;
	g_autofree char *unknown = NULL;
	if (dialect_change(&scratch, list, &unknown)) {
		return NULL;
	}
	g_autofree char *names = prose_choice(dialect_names);
	return g_strdup_printf("--extensions: '%s' is no extension of Markdown: use %s", unknown, names);
}
