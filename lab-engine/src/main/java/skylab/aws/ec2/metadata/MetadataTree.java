package skylab.aws.ec2.metadata;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.ec2.instance.Instance;
import skylab.guest.machine.Metadata;
import skylab.telemetry.Counter;
import skylab.telemetry.Metric;
import skylab.world.Scope;
import skylab.world.Transaction;

/** The metadata service of instances, versions 1 and 2 (EC2 guide, "Use IMDS to access instance metadata"). */
public record MetadataTree() implements Metadata {
    private static final String TOKEN = "x-aws-ec2-metadata-token";
    private static final String TOKEN_PATH = "/latest/api/token";
    private static final String FORWARDED = "x-forwarded-for";
    private static final Pattern VERSION = Pattern.compile("/(latest|1\\.0|20[0-2][0-9]-[01][0-9]-[0-3][0-9])(/.*)?");
    private static final String KEYS = "meta-data/public-keys/?";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");
    private static final String VERSIONS =
            "1.0\n2007-01-19\n2008-02-01\n2009-04-04\n2011-05-01\n2014-02-25\n2016-09-02\n2019-10-01\n2021-07-15\nlatest";

    @Override
    public Answer ask(Transaction tx, Scope scope, String machine, Request request) {
        Instance instance = tx.find(scope, INSTANCES, machine).orElse(null);
        if (instance == null) {
            return refusal(404, "Not Found");
        }
        if (!instance.settings().metadata().endpoint()) {
            return refusal(403, "Forbidden");
        }
        String path = request.path().split("\\?", 2)[0].replaceAll("/{2,}", "/");
        if (path.equals(TOKEN_PATH)) {
            return token(tx, instance, request);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return refusal(405, "Method Not Allowed");
        }
        String token = request.headers().get(TOKEN);
        boolean trusted = token == null
                ? !instance.settings().metadata().tokensRequired()
                : Token.isValid(tx.world(), instance, token);
        if (token == null) {
            Metric counted = trusted ? Metric.METADATA_NO_TOKEN : Metric.METADATA_NO_TOKEN_REJECTED;
            Counter.add(tx, scope, machine, counted.metricName(), tx.now(), 1);
        }
        if (!trusted) {
            return refusal(401, "Unauthorized");
        }
        return value(tx, scope, instance, path)
                .map(body -> new Answer(200, body))
                .orElseGet(() -> refusal(404, "Not Found"));
    }

    private static Answer token(Transaction tx, Instance instance, Request request) {
        if (!request.method().equals("PUT")) {
            return refusal(405, "Method Not Allowed");
        }
        if (request.headers().containsKey(FORWARDED)) {
            return refusal(403, "Forbidden");
        }
        String seconds = request.headers().getOrDefault(TOKEN + "-ttl-seconds", "");
        if (!SECONDS.matcher(seconds).matches()
                || Integer.parseInt(seconds) < 1
                || Integer.parseInt(seconds) > Token.LONGEST.toSeconds()) {
            return refusal(400, "Bad Request");
        }
        return new Answer(200, Token.issue(tx.world(), instance, Integer.parseInt(seconds)));
    }

    private static Optional<String> value(Transaction tx, Scope scope, Instance instance, String path) {
        if (path.equals("/")) {
            return Optional.of(VERSIONS);
        }
        Matcher versioned = VERSION.matcher(path);
        if (!versioned.matches()) {
            return Optional.empty();
        }
        String rest = versioned.group(2) == null ? "" : versioned.group(2).substring(1);
        if (rest.equals("user-data")) {
            return userData(instance);
        }
        if (rest.isEmpty()) {
            return Optional.of(userData(instance).isEmpty() ? "dynamic\nmeta-data" : "dynamic\nmeta-data\nuser-data");
        }
        if (rest.matches(KEYS) && instance.launch().keyName() != null) {
            return Optional.of("0=" + instance.launch().keyName());
        }
        Map<String, String> all = Categories.of(tx, scope, instance);
        return Optional.ofNullable(all.get(rest)).or(() -> Listing.of(all.keySet(), rest));
    }

    private static Optional<String> userData(Instance instance) {
        return Optional.ofNullable(instance.settings().userData())
                .map(data -> new String(Base64.getMimeDecoder().decode(data), StandardCharsets.ISO_8859_1));
    }

    private static Answer refusal(int status, String reason) {
        String title = status + " - " + reason;
        return new Answer(
                status,
                "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n"
                        + "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"\n"
                        + "\t\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
                        + "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\" lang=\"en\">\n <head>\n  <title>"
                        + title + "</title>\n </head>\n <body>\n  <h1>" + title + "</h1>\n </body>\n</html>\n");
    }
}
