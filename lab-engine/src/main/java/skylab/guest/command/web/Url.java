package skylab.guest.command.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of the web.
 *
 * @param scheme {@code http} or {@code https}, or another that is not emulated
 * @param user before an at sign, with its password; empty for none
 * @param host name or address
 * @param port as given or as usual
 * @param target path and query, beginning with a slash
 */
record Url(String scheme, String user, String host, int port, String target) {
    private static final Pattern FORM =
            Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:([^@/]*)@)?([^:/?#]+)(?::([0-9]{1,5}))?(.*)");

    /** Reads one; without a scheme it is {@code http}. Empty if it makes no sense. */
    static Optional<Url> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || text.contains(" ")) {
            return Optional.empty();
        }
        String scheme = matcher.group(1) == null ? "http" : matcher.group(1).toLowerCase(java.util.Locale.ROOT);
        int port = matcher.group(4) == null ? (scheme.equals("https") ? 443 : 80) : Integer.parseInt(matcher.group(4));
        String rest = matcher.group(5).replaceFirst("#.*", "");
        if (port > 65_535 || port == 0 || (!rest.isEmpty() && !rest.startsWith("/") && !rest.startsWith("?"))) {
            return Optional.empty();
        }
        String target = rest.startsWith("/") ? rest : "/" + rest;
        return Optional.of(
                new Url(scheme, matcher.group(2) == null ? "" : matcher.group(2), matcher.group(3), port, target));
    }

    /** Where a redirection leads. */
    Optional<Url> resolved(String location) {
        if (location.startsWith("/")) {
            return Optional.of(new Url(scheme, user, host, port, location));
        }
        return location.contains("://")
                ? of(location)
                : Optional.of(new Url(
                        scheme,
                        user,
                        host,
                        port,
                        target.replaceFirst("[?].*", "").replaceFirst("[^/]*$", "") + location));
    }

    /** Host and, if it is unusual, port. */
    String authority() {
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return usual ? host : host + ":" + port;
    }

    /** The last part of the path; empty if it ends with a slash. */
    String file() {
        String path = target.replaceFirst("[?].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return scheme + "://" + authority() + target;
    }
}
