package skylab.aws.bill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.billing.Books.Posted;
import skylab.billing.Entry;
import skylab.network.traffic.Traffic;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What is charged of bytes (EC2 pricing page, "Data Transfer"; VPC pricing page, "NAT gateway"): those to the Internet; those to
 * another zone or to a public address of the region where they are sent and where they are received; those to another region where they are sent; all that a NAT gateway
 * processes.
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
                case SAME_ZONE, ENDPOINT -> {
                    // Free.
                }
            }
        }
        return posted;
    }

    private static void add(List<Posted> posted, Scope scope, Traffic row, String usage, long bytes) {
        if (bytes > 0) {
            Instant hour = row.hour();
            posted.add(new Posted(
                    scope.region(),
                    Entry.of(row.resource(), usage, Gib.of(bytes)).during(hour, hour)));
        }
    }
}
