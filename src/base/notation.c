#include "base/notation.h"

#include <string.h>

#include "base/json.h"
#include "base/toml.h"
#include "base/yaml.h"

static const struct {
	const char *name;
	const char *suffixes[2];
	struct value *(*parse)(const char *text, size_t length, struct value_origin origin, enum diag_code code,
		struct arena *arena, struct diag *diag);
} notations[] = {
	[NOTATION_YAML] = { "YAML", { "yaml", "yml" }, yaml_parse },
	[NOTATION_TOML] = { "TOML", { "toml" }, toml_parse },
	[NOTATION_JSON] = { "JSON", { "json" }, json_parse },
};
G_STATIC_ASSERT(G_N_ELEMENTS(notations) == NOTATIONS);

enum notation notation_of_path(const char *path)
{
	const char *dot = strrchr(path, '.');
	for (size_t i = 0; dot && i < NOTATIONS; i++) {
		for (size_t k = 0; k < G_N_ELEMENTS(notations[i].suffixes) && notations[i].suffixes[k]; k++) {
			if (g_ascii_strcasecmp(dot + 1, notations[i].suffixes[k]) == 0) {
				return (enum notation)i;
			}
		}
	}
	return NOTATION_UNKNOWN;
}

struct value *notation_parse(enum notation notation, const char *text, size_t length, struct value_origin origin,
	enum diag_code code, struct arena *arena, struct diag *diag)
{
	return notations[notation].parse(text, length, origin, code, arena, diag);
}
