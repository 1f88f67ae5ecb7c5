package skylab.frontend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports for kernels and servers. Such a port is chosen a while before the process listens at it, and meanwhile nobody else may come to it.
 * Therefore they are below those that Linux (from 32768), macOS and Windows (from 49152) give to whoever asks for any port or
 * connects to somewhere, and each is given once.
 */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port of the loopback interface at which nobody listens.
     *
     * @throws IOException if there is none left
     */
    public static int free() throws IOException {
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        for (int i = FIRST; i < END; i++) {
            int port = random.nextInt(FIRST, END);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port from " + FIRST + " to " + (END - 1) + " is free");
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
