#include "fetch/transfer.h"

#define CURL_DISABLE_TYPECHECK // its macros take the functions' names
#include <curl/curl.h>
#include <unistd.h>

#include "base/library.h"
#include "config.h"
#include "fetch/address.h"

#define FUNCTIONS(_) \
	_(curl_global_init) \
	_(curl_easy_init) \
	_(curl_easy_setopt) \
	_(curl_easy_perform) \
	_(curl_easy_getinfo) \
	_(curl_easy_cleanup) \
	_(curl_easy_strerror)

struct transfer_library {
	FUNCTIONS(LIBRARY_MEMBER)
};

static const char *const function_names[] = { FUNCTIONS(LIBRARY_NAME) };

// A request under way.
struct request {
	const struct transfer_limits *limits;
	struct transfer *transfer;
};

struct transfer_library *transfer_library_open(void)
{
	static const char *const sonames[] = { "libcurl-gnutls.so.4", "libcurl.so.4" };
	struct transfer_library *library = g_new0(struct transfer_library, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(sonames); i++) {
		if (library_load(sonames[i], function_names, G_N_ELEMENTS(function_names), library) &&
			library->curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) {
			return library;
		}
	}
	g_free(library);
	return NULL;
}

void transfer_library_close(struct transfer_library *library)
{
	g_free(library);
}

// Called for each address that a name resolves to, before anything is sent.
static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
	const struct request *request = data;
	if (!request->limits->allow_private && !address_is_public(&address->addr)) {
		request->transfer->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take_bytes(char *bytes, size_t size, size_t count, void *data)
{
	struct request *request = data;
	GByteArray *into = request->transfer->bytes;
	size_t length = size * count;
	if (length > request->limits->bytes - into->len) {
		request->transfer->refused = true;
		return 0;
	}
	g_byte_array_append(into, (const guint8 *)bytes, (guint)length);
	return length;
}

static void set_options(const struct transfer_library *library, CURL *handle, const char *url, struct request *request)
{
	library->curl_easy_setopt(handle, CURLOPT_URL, url);
	library->curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
	library->curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
	library->curl_easy_setopt(handle, CURLOPT_PROXY, "");
	library->curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
	library->curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, request->limits->milliseconds);
	library->curl_easy_setopt(handle, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)request->limits->bytes);
	library->curl_easy_setopt(handle, CURLOPT_USERAGENT, "bifolio/" BIFOLIO_VERSION);
	library->curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	library->curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, request);
	library->curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_bytes);
	library->curl_easy_setopt(handle, CURLOPT_WRITEDATA, request);
}

static void explain(struct transfer *out, const struct transfer_library *library, CURLcode code)
{
	out->silent =
		code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT;
	if (code == CURLE_FILESIZE_EXCEEDED || (out->refused && code == CURLE_WRITE_ERROR)) {
		out->refused = true;
		out->problem = g_strdup("the file is too large");
	} else if (out->refused) {
		out->silent = false;
		out->problem = g_strdup("the host's address is not a public one");
	} else {
		out->problem = g_ascii_strdown(library->curl_easy_strerror(code), -1);
	}
}

void transfer_run(struct transfer *out, const struct transfer_library *library, const char *url,
	const struct transfer_limits *limits)
{
	*out = (struct transfer){ .bytes = g_byte_array_new() };
	struct request request = { limits, out };
	CURL *handle = library->curl_easy_init();
	g_assert(handle);
	set_options(library, handle, url, &request);
	CURLcode code = library->curl_easy_perform(handle);
	if (code != CURLE_OK) {
		explain(out, library, code);
	} else {
		char *redirect = NULL;
		library->curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &out->status);
		library->curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &redirect);
		out->redirect = g_strdup(redirect);
		out->refused = false; // one of several addresses was, and another answered
	}
	library->curl_easy_cleanup(handle);
}

void transfer_finish(struct transfer *transfer)
{
	g_byte_array_unref(transfer->bytes);
	g_free(transfer->redirect);
	g_free(transfer->problem);
}
