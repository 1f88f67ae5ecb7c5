package skylab.aws.bill;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.billing.Entry;
import skylab.billing.Ledger;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.NetworkInterface;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/**
 * What is billed of elastic addresses: each hour of each, since 1 February 2024 also while it is in use (AWS blog, "New – AWS
 * Public IPv4 Address Charge"). One that leads nowhere, or to an instance that is stopped, is billed as idle.
 */
final class ElasticAddressCharging implements Charging<ElasticAddress> {
    static final String IN_USE = "PublicIPv4:InUseAddress";

    private static final String IDLE = "PublicIPv4:IdleAddress";

    @Override
    public Kind<ElasticAddress> kind() {
        return ElasticAddress.ELASTIC_ADDRESSES;
    }

    @Override
    public void changed(Transaction tx, Scope scope, String id, ElasticAddress before, ElasticAddress after) {
        if (after == null) {
            set(tx, scope, before, null);
        } else if (before == null || !Objects.equals(before.association(), after.association())) {
            set(tx, scope, after, isUsed(tx, scope, after) ? IN_USE : IDLE);
        }
    }

    /** What becomes of the elastic addresses of a machine that starts or stops. */
    static void ofMachine(Transaction tx, Scope scope, String machine) {
        tx.find(scope, NetworkInterface.BY_MACHINE, machine)
                .flatMap(id -> tx.find(scope, NetworkInterface.INTERFACES, id))
                .ifPresent(one -> ofInterface(tx, scope, one));
        tx.find(scope, NetworkInterface.SECONDARY, machine)
                .ifPresent(more -> more.forEach(id ->
                        tx.find(scope, NetworkInterface.INTERFACES, id).ifPresent(one -> ofInterface(tx, scope, one))));
    }

    /** What becomes of the elastic addresses of an interface that is attached or detached. */
    static void ofInterface(Transaction tx, Scope scope, NetworkInterface one) {
        for (NetworkInterface.Address address : one.addresses()) {
            if (address.publicAddress() != null) {
                ElasticAddress.at(tx.world(), scope, address.publicAddress())
                        .filter(ElasticAddress::isAssociated)
                        .ifPresent(elastic -> set(tx, scope, elastic, isUsed(tx, scope, elastic) ? IN_USE : IDLE));
            }
        }
    }

    private static boolean isUsed(Transaction tx, Scope scope, ElasticAddress address) {
        return address.isAssociated()
                && tx.find(
                                scope,
                                NetworkInterface.INTERFACES,
                                address.association().networkInterface())
                        .filter(one -> one.isManaged() || runs(tx, scope, one.machine()))
                        .isPresent();
    }

    private static boolean runs(Transaction tx, Scope scope, String machine) {
        Optional<Instance> instance = machine == null ? Optional.empty() : tx.find(scope, Instance.INSTANCES, machine);
        return instance.filter(one -> one.is(Phase.RUNNING) || one.is(Phase.PENDING) || one.is(Phase.STOPPING))
                .isPresent();
    }

    private static void set(Transaction tx, Scope scope, ElasticAddress address, String usage) {
        for (String one : new String[] {IN_USE, IDLE}) {
            Ledger.set(
                    tx,
                    scope,
                    Entry.of(address.id(), one, one.equals(usage) ? BigDecimal.ONE : BigDecimal.ZERO)
                            .detailed(address.address()));
        }
    }
}
