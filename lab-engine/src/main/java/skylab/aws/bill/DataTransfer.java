package skylab.aws.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.billing.Books.Posted;
import skylab.billing.Entry;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.traffic.Traffic;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What is charged of bytes (EC2 pricing page, "Data Transfer"; VPC pricing page, "NAT gateway"): those to the Internet; those to
 * another zone or to a public address of the region where they are sent and where they are received; those to another region
 * where they are sent; all that a NAT gateway or an interface endpoint processes (PrivateLink pricing page).
 */
final class DataTransfer {
    private DataTransfer() {}

    static List<Posted> of(World world, Scope scope) {
        List<Posted> posted = new ArrayList<>();
        for (Traffic row : world.table(scope, Traffic.TRAFFIC).values()) {
            switch (row.way()) {
                case INTERNET -> add(posted, scope, row, "DataTransfer-Out-Bytes", row.out());
                case OTHER_ZONE, PUBLIC_ADDRESS ->
                    add(posted, scope, row, "DataTransfer-Regional-Bytes", row.out() + row.in());
                case PROCESSED -> add(posted, scope, row, "NatGateway-Bytes", row.out() + row.in());
                case OTHER_REGION -> add(posted, scope, row, "AWS-Out-Bytes", row.out());
                // AWS blog, "Data transfer price reduction for AWS PrivateLink": between zones, too, the bytes are all.
                case ENDPOINT -> {
                    if (row.resource().startsWith(NetworkInterface.INTERFACES.prefix())) {
                        add(posted, scope, row, endpoint(world, scope, row), "VpcEndpoint-Bytes", row.out() + row.in());
                    }
                }
                case SAME_ZONE -> {
                    // Free.
                }
            }
        }
        return posted;
    }

    /** The endpoint of an interface; the interface itself if the endpoint is gone. */
    private static String endpoint(World world, Scope scope, Traffic row) {
        return world.table(scope, VpcEndpoint.VPC_ENDPOINTS).values().stream()
                .filter(one -> one.interfaces().contains(row.resource()))
                .map(VpcEndpoint::id)
                .findFirst()
                .orElse(row.resource());
    }

    private static void add(List<Posted> posted, Scope scope, Traffic row, String usage, long bytes) {
        add(posted, scope, row, row.resource(), usage, bytes);
    }

    private static void add(List<Posted> posted, Scope scope, Traffic row, String payer, String usage, long bytes) {
        if (bytes > 0) {
            Instant hour = row.hour();
            posted.add(new Posted(
                    scope.region(), Entry.of(payer, usage, Gib.of(bytes)).during(hour, hour)));
        }
    }
}
