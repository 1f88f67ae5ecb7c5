package skylab.bench.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** What is asked of a server. Rates are of calls that wait for each other, over one connection. */
final class Workload {
    private static final String HOME = "us-west-2";
    private static final String ELSEWHERE = "us-east-2";
    private static final String TYPE = "t3.micro";
    private static final int MINUTES = 24 * 60;
    private static final int VALUES_IN_A_CALL = 720;
    private static final int AT_ONCE = 500;

    /** Names of devices that the EC2 guide recommends, "Device names on Linux instances"; an instance takes that many. */
    private static final List<String> DEVICES = "f g h i j k l m n o p"
            .chars()
            .filter(letter -> letter != ' ')
            .mapToObj(letter -> "/dev/sd" + (char) letter)
            .toList();

    private final Caller caller;
    private final Duration slice;

    Workload(Caller caller, Duration slice) {
        this.caller = caller;
        this.slice = slice;
    }

    /** A part of what is measured; the number counts how often it was done. */
    private interface Step {
        /** Does it, and answers how long the part of it took that counts, in nanoseconds. */
        long take(int number);
    }

    // How many a second of the time that counts, for a slice of time or a number of steps.
    private double rate(int most, Step step) {
        long counted = 0;
        long end = System.nanoTime() + slice.toNanos();
        int steps = 0;
        while (steps < most && (steps == 0 || System.nanoTime() < end)) {
            counted += step.take(steps++);
        }
        return steps * 1e9 / counted;
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private String image(String region) {
        return Caller.first(
                caller.ec2(
                        region,
                        "DescribeImages",
                        "Owner.1",
                        "amazon",
                        "Filter.1.Name",
                        "architecture",
                        "Filter.1.Value.1",
                        "x86_64"),
                "imageId");
    }

    private List<String> subnets(String region) {
        return Caller.all(caller.ec2(region, "DescribeSubnets"), "subnetId").stream()
                .sorted()
                .toList();
    }

    private String run(String region, String image, String subnet, int count) {
        return caller.ec2(
                region,
                "RunInstances",
                "ImageId",
                image,
                "InstanceType",
                TYPE,
                "MinCount",
                String.valueOf(count),
                "MaxCount",
                String.valueOf(count),
                "SubnetId",
                subnet);
    }

    /** Instances launched a second, one a call. */
    double instances() {
        caller.reset();
        String image = image(HOME);
        List<String> subnets = subnets(HOME);
        return rate(4000 * subnets.size(), i -> time(() -> run(HOME, image, subnets.get(i % subnets.size()), 1)));
    }

    /** Volumes a second, each created and attached. */
    double volumes() {
        caller.reset();
        String subnet = subnets(HOME).get(0);
        String zone = Caller.first(caller.ec2(HOME, "DescribeSubnets", "SubnetId.1", subnet), "availabilityZone");
        List<String> instances = Caller.all(run(HOME, image(HOME), subnet, AT_ONCE), "instanceId");
        return rate(
                DEVICES.size() * instances.size(),
                i -> time(() -> {
                    String volume = caller.ec2(
                            HOME, "CreateVolume", "AvailabilityZone", zone, "Size", "8", "VolumeType", "gp3");
                    caller.ec2(
                            HOME,
                            "AttachVolume",
                            "VolumeId",
                            Caller.first(volume, "volumeId"),
                            "InstanceId",
                            instances.get(i % instances.size()),
                            "Device",
                            DEVICES.get(i / instances.size()));
                }));
    }

    /** Networks a second: a VPC, a subnet, a route table, and its association. They are deleted again; that does not count. */
    double networks() {
        caller.reset();
        String[] made = new String[4];
        return rate(Integer.MAX_VALUE, i -> {
            long taken = time(() -> {
                made[0] = Caller.first(caller.ec2(HOME, "CreateVpc", "CidrBlock", "10.1.0.0/16"), "vpcId");
                made[1] = Caller.first(
                        caller.ec2(HOME, "CreateSubnet", "VpcId", made[0], "CidrBlock", "10.1.1.0/24"), "subnetId");
                made[2] = Caller.first(caller.ec2(HOME, "CreateRouteTable", "VpcId", made[0]), "routeTableId");
                made[3] = Caller.first(
                        caller.ec2(HOME, "AssociateRouteTable", "RouteTableId", made[2], "SubnetId", made[1]),
                        "associationId");
            });
            caller.ec2(HOME, "DisassociateRouteTable", "AssociationId", made[3]);
            caller.ec2(HOME, "DeleteRouteTable", "RouteTableId", made[2]);
            caller.ec2(HOME, "DeleteSubnet", "SubnetId", made[1]);
            caller.ec2(HOME, "DeleteVpc", "VpcId", made[0]);
            return taken;
        });
    }

    /** How often a second a day of averages of one minute each is answered. */
    double statistics() {
        caller.reset();
        Instant end = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant start = end.minus(MINUTES, ChronoUnit.MINUTES);
        for (int from = 0; from < MINUTES; from += VALUES_IN_A_CALL) {
            caller.monitoring(HOME, "PutMetricData", values(start, from));
        }
        String[] question = {
            "Namespace",
            "Bench",
            "MetricName",
            "Load",
            "StartTime",
            start.toString(),
            "EndTime",
            end.toString(),
            "Period",
            "60",
            "Statistics.member.1",
            "Average"
        };
        int points = Caller.all(caller.monitoring(HOME, "GetMetricStatistics", question), "Average")
                .size();
        if (points != MINUTES) {
            throw new IllegalStateException("a day has " + points + " minutes");
        }
        return rate(Integer.MAX_VALUE, i -> time(() -> caller.monitoring(HOME, "GetMetricStatistics", question)));
    }

    private static String[] values(Instant start, int from) {
        String[] parameters = new String[2 + 3 * 2 * VALUES_IN_A_CALL];
        parameters[0] = "Namespace";
        parameters[1] = "Bench";
        for (int i = 0; i < VALUES_IN_A_CALL; i++) {
            String member = "MetricData.member." + (i + 1) + ".";
            int at = 2 + 6 * i;
            parameters[at] = member + "MetricName";
            parameters[at + 1] = "Load";
            parameters[at + 2] = member + "Timestamp";
            parameters[at + 3] = start.plus(from + i, ChronoUnit.MINUTES).toString();
            parameters[at + 4] = member + "Value";
            parameters[at + 5] = String.valueOf((from + i) % 100 / 100.0);
        }
        return parameters;
    }

    /**
     * Launches many instances, to be looked at.
     *
     * @return the id of one in the middle
     */
    String many(int count) {
        caller.reset();
        String image = image(ELSEWHERE);
        List<String> subnets = subnets(ELSEWHERE);
        String[] ids = new String[count];
        for (int from = 0; from < count; from += AT_ONCE) {
            String subnet = subnets.get(from / AT_ONCE % subnets.size());
            List<String> launched =
                    Caller.all(run(ELSEWHERE, image, subnet, Math.min(AT_ONCE, count - from)), "instanceId");
            for (int i = 0; i < launched.size(); i++) {
                ids[from + i] = launched.get(i);
            }
        }
        Arrays.sort(ids);
        return ids[count / 2];
    }

    /** How long a listing of all instances takes, in milliseconds. */
    double listing() {
        return time(() -> caller.ec2(ELSEWHERE, "DescribeInstances")) / 1e6;
    }

    /** How long it takes to describe one instance of many, in milliseconds. */
    double one(String id) {
        return time(() -> caller.ec2(ELSEWHERE, "DescribeInstances", "InstanceId.1", id)) / 1e6;
    }
}
