package skylab.guest.command.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Syscalls;
import skylab.network.Cidr;
import skylab.network.packet.Fate;
import skylab.world.Seed;

/**
 * The way to a host, as probes with growing TTLs find it out.
 *
 * @param hops in order; those that do not answer are empty
 * @param reached whether the last one is the host itself
 */
record Hops(List<Optional<Hop>> hops, boolean reached) {
    private static final int MOST = 30;
    private static final long SILENT_OF_FIVE = 2;
    private static final Duration NEAR = Duration.ofNanos(380_000);

    Hops {
        hops = List.copyOf(hops);
    }

    /**
     * A router or the host.
     *
     * @param address its address
     * @param roundTrip the mean time to it and back
     */
    record Hop(String address, Duration roundTrip) {}

    /** The way to an address by echo requests. */
    static Hops to(Syscalls sys, String address) {
        Fate fate = sys.probe(address, 33_434);
        var echo = sys.echo(address);
        List<Optional<Hop>> all = new ArrayList<>();
        sys.routers(address).forEach(router -> all.add(Optional.of(new Hop(router, NEAR))));
        if (!echo.answered()) {
            while (all.size() < MOST) {
                all.add(Optional.empty());
            }
            return new Hops(all, false);
        }
        int routers = fate instanceof Fate.External external
                ? external.hops()
                : Math.max(0, echo.roundTrip().toMillis() > 5 ? 14 : 0);
        Seed seed = new Seed(address.hashCode());
        for (int i = 1; i <= routers; i++) {
            var random = seed.stream("hop", i);
            // Routers of a network that do not answer are part of every route through AWS.
            if (random.nextInt(5) < SILENT_OF_FIVE) {
                all.add(Optional.empty());
                continue;
            }
            String router = i < routers / 2
                    ? Cidr.dotted(Cidr.of("100.64.0.0/12").network() + random.nextInt(1 << 20))
                    : Cidr.dotted(Cidr.of("52.93.0.0/16").network() + random.nextInt(1 << 16));
            all.add(Optional.of(new Hop(router, echo.roundTrip().multipliedBy(i).dividedBy(routers + 1))));
        }
        all.add(Optional.of(new Hop(address, echo.roundTrip())));
        return new Hops(all, true);
    }
}
