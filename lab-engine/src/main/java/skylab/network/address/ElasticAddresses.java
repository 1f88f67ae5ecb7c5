package skylab.network.address;

import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;
import static skylab.network.eni.NetworkInterface.INTERFACES;

import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.world.Scope;
import skylab.world.Transaction;

/** What happens to elastic addresses, and to the interfaces they lead to. */
public final class ElasticAddresses {
    private ElasticAddresses() {}

    /** Gives the account an address. */
    public static ElasticAddress allocate(Transaction tx, Scope scope) {
        String id = tx.newId(ELASTIC_ADDRESSES);
        ElasticAddress made = new ElasticAddress(id, PublicAddresses.draw(tx, scope), tx.now(), null, null);
        tx.put(scope, ELASTIC_ADDRESSES, id, made);
        tx.put(scope, ElasticAddress.BY_ADDRESS, made.address(), id);
        return made;
    }

    /** Takes an address back that leads nowhere. */
    public static void release(Transaction tx, Scope scope, ElasticAddress gone) {
        tx.remove(scope, ElasticAddress.BY_ADDRESS, gone.address());
        tx.remove(scope, ELASTIC_ADDRESSES, gone.id());
    }

    /** Lets an address lead to the primary address of an interface. */
    public static String associate(Transaction tx, Scope scope, String address, String networkInterface) {
        String primary =
                tx.find(scope, INTERFACES, networkInterface).orElseThrow().privateAddress();
        return associate(tx, scope, address, networkInterface, primary);
    }

    /**
     * Lets an address lead to one of an interface's addresses. What led there before does so no longer; the public
     * address that the interface had been assigned goes back.
     *
     * @param address the id of the elastic address
     * @param privateAddress one of the interface's
     * @return the association's id
     */
    public static String associate(
            Transaction tx, Scope scope, String address, String networkInterface, String privateAddress) {
        disassociate(tx, scope, address);
        tx.find(scope, INTERFACES, networkInterface)
                .flatMap(target -> target.address(privateAddress))
                .map(NetworkInterface.Address::publicAddress)
                .ifPresent(known -> ElasticAddress.at(tx.world(), scope, known)
                        .ifPresentOrElse(
                                before -> unlink(tx, scope, before),
                                () -> Interfaces.releasePublicAddress(tx, scope, networkInterface)));
        String association = tx.newId(ElasticAddress.BY_ASSOCIATION);
        tx.update(
                scope,
                ELASTIC_ADDRESSES,
                address,
                one -> one.with(new ElasticAddress.Association(association, networkInterface, privateAddress)));
        tx.put(scope, ElasticAddress.BY_ASSOCIATION, association, address);
        Interfaces.setPublicAddress(
                tx,
                scope,
                networkInterface,
                privateAddress,
                tx.find(scope, ELASTIC_ADDRESSES, address).orElseThrow().address());
        return association;
    }

    /** Lets an address lead nowhere. The interface is then without a public address. */
    public static void disassociate(Transaction tx, Scope scope, String address) {
        tx.find(scope, ELASTIC_ADDRESSES, address)
                .filter(ElasticAddress::isAssociated)
                .ifPresent(one -> unlink(tx, scope, one));
    }

    /** Lets an interface that is about to go lose its elastic addresses. */
    public static void letGo(Transaction tx, Scope scope, NetworkInterface gone) {
        gone.addresses().forEach(one -> letGo(tx, scope, one));
    }

    /** Lets an address of an interface lose its elastic address. */
    public static void letGo(Transaction tx, Scope scope, NetworkInterface.Address gone) {
        if (gone.publicAddress() != null) {
            ElasticAddress.at(tx.world(), scope, gone.publicAddress()).ifPresent(one -> unlink(tx, scope, one));
        }
    }

    private static void unlink(Transaction tx, Scope scope, ElasticAddress one) {
        tx.remove(scope, ElasticAddress.BY_ASSOCIATION, one.association().id());
        tx.put(scope, ELASTIC_ADDRESSES, one.id(), one.with((ElasticAddress.Association) null));
        Interfaces.setPublicAddress(
                tx,
                scope,
                one.association().networkInterface(),
                one.association().privateAddress(),
                null);
    }
}
