package skylab.bench.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls operations of the query protocols over one connection. */
final class Caller implements AutoCloseable {
    private static final String EC2 = "2016-11-15";
    private static final String MONITORING = "2010-08-01";

    private final URI url;
    private final Connection connection;

    Caller(URI url) {
        this.url = url;
        this.connection = new Connection(url);
    }

    /** Calls an operation of EC2; parameters are names and values in turn. */
    String ec2(String region, String action, String... parameters) {
        return call("ec2", EC2, region, action, parameters);
    }

    /** Calls an operation of CloudWatch. */
    String monitoring(String region, String action, String... parameters) {
        return call("monitoring", MONITORING, region, action, parameters);
    }

    private String call(String service, String version, String region, String action, String... parameters) {
        StringBuilder form = new StringBuilder("Action=" + action + "&Version=" + version);
        for (int i = 0; i < parameters.length; i += 2) {
            form.append('&').append(parameters[i]).append('=');
            form.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        Connection.Answer answer =
                send(head("/", service, region), form.toString().getBytes(StandardCharsets.US_ASCII));
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() != 200) {
            throw new IllegalStateException(action + " was refused by " + url + ": " + answer.status() + " " + text);
        }
        return text;
    }

    /** Lets the server forget everything; whether it can is not asked. */
    void reset() {
        send(head("/moto-api/reset", "ec2", "us-east-1"), new byte[0]);
    }

    private Connection.Answer send(String head, byte[] body) {
        try {
            return connection.send(head, body);
        } catch (IOException e) {
            throw new UncheckedIOException(url + ": " + e.getMessage(), e);
        }
    }

    // The signature is one of the right form: the servers do not verify it unless they are told to.
    private String head(String path, String service, String region) {
        return "POST " + path + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8"
                + "\r\nX-Amz-Date: 20260302T000000Z"
                + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=test/20260302/" + region + "/" + service
                + "/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=" + "0".repeat(64) + "\r\n";
    }

    /** The texts of all elements of a name, in order. */
    static List<String> all(String xml, String element) {
        List<String> texts = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
        while (matcher.find()) {
            texts.add(matcher.group(1));
        }
        return texts;
    }

    /** The text of the first element of a name. */
    static String first(String xml, String element) {
        int start = xml.indexOf("<" + element + ">");
        if (start < 0) {
            throw new IllegalStateException("there is no " + element + " in " + xml);
        }
        int from = start + element.length() + 2;
        return xml.substring(from, xml.indexOf('<', from));
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
