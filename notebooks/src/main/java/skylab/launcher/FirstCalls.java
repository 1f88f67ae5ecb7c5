package skylab.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import skylab.frontend.Ports;

/** What is asked of a server first, done once: the classes that it loads for it become its archive. */
final class FirstCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // The JVM writes the archive when the server ends, which takes some seconds.
    private static final long SECONDS_TO_END = 120;

    /** In the protocol of forms: the service that is signed for, and the form. */
    private static final List<String[]> FORMS = List.of(
            form("ec2", "Action=DescribeRegions&Version=2016-11-15"),
            form("ec2", "Action=DescribeImages&Version=2016-11-15&Owner.1=amazon"),
            form("ec2", "Action=DescribeSubnets&Version=2016-11-15"),
            form(
                    "ec2",
                    "Action=RunInstances&Version=2016-11-15&ImageId=ami-00000000000000000&MinCount=1&MaxCount=1"
                            + "&InstanceType=t3.micro"),
            form("ec2", "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag%3AName&Filter.1.Value.1=a"),
            form("ec2", "Action=CreateVolume&Version=2016-11-15&Size=8&AvailabilityZone=us-east-1a"),
            form("ec2", "Action=CreateVpc&Version=2016-11-15&CidrBlock=10.0.0.0%2F16"),
            form("ec2", "Action=DescribeVpcs&Version=2016-11-15"),
            form("ec2", "Action=DescribeSecurityGroups&Version=2016-11-15"),
            form("sts", "Action=GetCallerIdentity&Version=2011-06-15"),
            form("monitoring", "Action=DescribeAlarms&Version=2010-08-01"));

    private FirstCalls() {}

    private static String[] form(String service, String text) {
        return new String[] {service, text};
    }

    /**
     * Runs a server and calls it.
     *
     * @param command what starts it
     * @throws IOException if it does not start, or does not end
     */
    static void run(List<String> command) throws IOException, InterruptedException {
        Path labs = Files.createTempDirectory("skylab-serve");
        List<String> whole = new ArrayList<>(command);
        int port = Ports.free();
        whole.addAll(List.of("--port", String.valueOf(port), "--folder", labs.toString()));
        Process server = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            URI url = URI.create("http://127.0.0.1:" + port + "/");
            HttpClient client = HttpClient.newHttpClient();
            await(client, url, server);
            for (String[] form : FORMS) {
                client.send(request(url, form), HttpResponse.BodyHandlers.discarding());
            }
            server.destroy();
            if (!server.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IOException("the server does not end");
            }
        } finally {
            server.destroyForcibly();
            try (var files = Files.list(labs)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(labs);
        }
    }

    private static void await(HttpClient client, URI url, Process server) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest health =
                HttpRequest.newBuilder(url.resolve("/_skylab/health")).build();
        while (true) {
            try {
                client.send(health, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                if (!server.isAlive() || System.nanoTime() > end) {
                    throw notYet;
                }
                Thread.sleep(20);
            }
        }
    }

    private static HttpRequest request(URI url, String[] form) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260302/us-east-1/" + form[0]
                                + "/aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64))
                .header("X-Amz-Date", "20260302T000000Z")
                .POST(HttpRequest.BodyPublishers.ofString(form[1]))
                .build();
    }
}
