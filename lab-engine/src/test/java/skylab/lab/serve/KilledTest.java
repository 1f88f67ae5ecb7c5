package skylab.lab.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Volume;

class KilledTest {
    private static final int CALLERS = 4;
    private static final int ENOUGH = 60;

    @Test
    void killedUnderLoadAServerLosesNoCallThatItHasAnswered(@TempDir Path folder) throws Exception {
        Process server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServeProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        try (BufferedReader out = server.inputReader()) {
            URI url = URI.create(out.readLine());
            CountDownLatch enough = new CountDownLatch(ENOUGH);
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(new Thread(() -> call(new Web(url), answered, enough)));
            }
            callers.forEach(Thread::start);
            enough.await();
            server.destroyForcibly().waitFor();
            for (Thread caller : callers) {
                caller.join();
            }
        } finally {
            server.destroyForcibly();
        }
        try (Endpoint again = Endpoint.open(ServeOptions.inMemory().savedIn(folder), InstantSource.system())) {
            Set<String> there = new Web(again.url())
                    .client(Ec2Client.builder(), "test", "test").describeVolumes().volumes().stream()
                            .map(Volume::volumeId)
                            .collect(Collectors.toSet());
            assertTrue(answered.size() >= ENOUGH && there.containsAll(answered), answered + " and " + there);
        }
    }

    private static void call(Web web, Queue<String> answered, CountDownLatch enough) {
        try (Ec2Client ec2 = web.client(Ec2Client.builder(), "test", "test")) {
            while (true) {
                answered.add(
                        ec2.createVolume(r -> r.availabilityZone("us-east-1a").size(1))
                                .volumeId());
                enough.countDown();
            }
        } catch (SdkException killed) {
            // That is what this is about.
        }
    }
}
