package skylab.lab.serve;

import java.nio.file.Path;
import java.time.InstantSource;

/** A process that serves labs until it is killed; its first line says where. */
final class ServeProcess {
    private ServeProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Endpoint endpoint =
                Endpoint.open(ServeOptions.inMemory().savedIn(Path.of(arguments[0])), InstantSource.system());
        System.out.println(endpoint.url());
        Thread.currentThread().join();
    }
}
