package skylab.aws.bill;

import java.math.BigDecimal;
import java.util.Objects;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.NetworkInterface;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What is billed of interfaces: the public addresses that they have been assigned, like elastic ones. */
final class InterfaceCharging implements Charging<NetworkInterface> {
    @Override
    public Kind<NetworkInterface> kind() {
        return NetworkInterface.INTERFACES;
    }

    @Override
    public void changed(Transaction tx, Scope scope, String id, NetworkInterface before, NetworkInterface after) {
        String payer = payer(before);
        String next = payer(after);
        String was = before == null ? null : before.publicAddress();
        String is = after == null ? null : after.publicAddress();
        if (was != null && (!was.equals(is) || !payer.equals(next))) {
            // Of an elastic address there is nothing that could end here.
            set(tx, scope, payer, was, BigDecimal.ZERO);
        }
        if (is != null
                && (!is.equals(was) || !next.equals(payer))
                && ElasticAddress.at(tx.world(), scope, is).isEmpty()) {
            set(tx, scope, next, is, BigDecimal.ONE);
        }
        if (before != null && after != null && !Objects.equals(before.machine(), after.machine())) {
            ElasticAddressCharging.ofInterface(tx, scope, after);
        }
    }

    /** The machine it belongs to; its own id if there is none. */
    private static String payer(NetworkInterface one) {
        return one == null ? null : one.machine() == null ? one.id() : one.machine();
    }

    private static void set(Transaction tx, Scope scope, String owner, String address, BigDecimal quantity) {
        Ledger.set(
                tx,
                scope,
                Entry.of(owner, ElasticAddressCharging.IN_USE, quantity).detailed(address));
    }
}
