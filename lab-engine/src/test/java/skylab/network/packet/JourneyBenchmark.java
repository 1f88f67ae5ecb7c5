package skylab.network.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import skylab.network.Cidr;
import skylab.network.route.Route;
import skylab.network.route.Routes;
import skylab.world.World;

/**
 * Journeys per second among few and many interfaces: the number should hardly matter. Each machine is in two groups with rules
 * about ranges and groups; packets go to another subnet, out through a NAT gateway, and in from the Internet.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class JourneyBenchmark {
    private static final int SUBNETS = 8;
    private static final int ROUTES = 1000;

    @Param({"10", "1000", "10000"})
    private int interfaces;

    private final Net net = new VpcNet();
    private World world;
    private Packet[] across;
    private Packet[] out;
    private Packet[] in;
    private Routes routes;
    private long[] addresses;
    private int turn;

    @Setup
    public void build() {
        Ground ground = new Ground()
                .vpc("vpc-0a1b2c3d4e5f60718", "10.0.0.0/16")
                .internetGateway("igw-0a1b2c3d4e5f60718", "vpc-0a1b2c3d4e5f60718")
                .group(
                        "sg-0a1b2c3d4e5f60711",
                        "vpc-0a1b2c3d4e5f60718",
                        "in tcp 22 203.0.113.0/24",
                        "in tcp 443 0.0.0.0/0",
                        "in icmp 8 0.0.0.0/0",
                        "out all 0.0.0.0/0")
                .group(
                        "sg-0a1b2c3d4e5f60712",
                        "vpc-0a1b2c3d4e5f60718",
                        "in tcp 3306 sg-0a1b2c3d4e5f60713",
                        "in tcp 8080 sg-0a1b2c3d4e5f60712");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < SUBNETS; i++) {
            ground.subnet("subnet-0a1b2c3d4e5f6071" + i, "vpc-0a1b2c3d4e5f60718", "10.0." + 32 * i + ".0/19");
        }
        ground.nat("nat-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60710", "10.0.31.250", "50.1.255.1")
                .table(
                        "rtb-0a1b2c3d4e5f60718",
                        "vpc-0a1b2c3d4e5f60718",
                        Set.of("vpc-0a1b2c3d4e5f60718"),
                        "0.0.0.0/0 nat-0a1b2c3d4e5f60718")
                .table(
                        "rtb-0a1b2c3d4e5f60719",
                        "vpc-0a1b2c3d4e5f60718",
                        Set.of("subnet-0a1b2c3d4e5f60710"),
                        "0.0.0.0/0 igw-0a1b2c3d4e5f60718");
        for (int i = 0; i < interfaces; i++) {
            int subnet = i % SUBNETS;
            int host = 10 + i / SUBNETS;
            String name = Integer.toHexString(0x10000000 + i) + "ab12cd34e";
            String address = "10.0." + (32 * subnet + host / 256) + "." + host % 256;
            ground.machine(
                    name, "subnet-0a1b2c3d4e5f6071" + subnet, address, "sg-0a1b2c3d4e5f60711", "sg-0a1b2c3d4e5f60712");
            if (subnet == 0) {
                ground.publicly(name, "50.1." + host / 256 + "." + host % 256);
            }
            names.add(name);
        }
        world = ground.world();
        across = new Packet[names.size() - 1];
        out = new Packet[across.length];
        in = new Packet[across.length];
        for (int i = 0; i < across.length; i++) {
            int host = 10 + (i + 1) / SUBNETS;
            across[i] = Packet.tcp(
                    "i-" + names.get(i), "10.0." + (32 * ((i + 1) % SUBNETS) + host / 256) + "." + host % 256, 8080);
            out[i] = Packet.tcp("i-" + names.get(i % SUBNETS == 0 ? i + 1 : i), "8.8.8.8", 443);
            int open = 10 + i / SUBNETS;
            in[i] = Packet.tcp(Ground.LEARNER, "50.1." + open / 256 + "." + open % 256, 443);
        }
        List<Route> all = new ArrayList<>();
        for (int i = 0; i < ROUTES; i++) {
            Cidr range = new Cidr((10L << 24) + ((long) i << 8), 24 + i % 5);
            all.add(new Route(range.toString(), Optional.of(range), "eni-" + i, Route.Origin.CREATE_ROUTE));
        }
        routes = Routes.of(all);
        addresses = all.stream()
                .mapToLong(route -> route.range().orElseThrow().network())
                .toArray();
    }

    private Journey next(Packet[] packets) {
        turn = (turn + 7919) % packets.length;
        return net.journey(world, Ground.SCOPE, packets[turn]);
    }

    @Benchmark
    public Journey toAnotherSubnet() {
        return next(across);
    }

    @Benchmark
    public Journey outThroughNatGateway() {
        return next(out);
    }

    @Benchmark
    public Journey inFromTheInternet() {
        return next(in);
    }

    @Benchmark
    public Optional<Route> routeAmongThousand() {
        turn = (turn + 7919) % addresses.length;
        return routes.find(addresses[turn]);
    }
}
