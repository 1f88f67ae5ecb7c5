package skylab.aws.ec2.eni;

import skylab.aws.AwsError;
import skylab.aws.ec2.type.InstanceKind;
import skylab.network.eni.NetworkInterface;

/** How many interfaces a type of instances takes, and how many addresses each (EC2 guide, "IP addresses per network interface"). */
public final class InterfaceLimits {
    private InterfaceLimits() {}

    /**
     * Checks a number of interfaces.
     *
     * @throws AwsError {@code AttachmentLimitExceeded}
     */
    public static void checkCount(InstanceKind kind, int count) {
        if (count > kind.network().interfaces()) {
            throw new AwsError(
                    "AttachmentLimitExceeded", "Interface count " + count + " exceeds the limit for " + kind.name());
        }
    }

    /**
     * Checks how many addresses an interface has; a prefix takes the place of an address.
     *
     * @throws AwsError {@code PrivateIpAddressLimitExceeded}
     */
    public static void checkAddresses(InstanceKind kind, int addresses, int addresses6) {
        if (addresses > kind.network().addresses()
                || addresses6 > kind.network().addresses6()) {
            throw new AwsError("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
        }
    }

    /** Checks how many addresses an interface has. */
    public static void checkAddresses(InstanceKind kind, NetworkInterface one) {
        checkAddresses(kind, slots(one), slots6(one));
    }

    /** How many places for IPv4 addresses it takes. */
    static int slots(NetworkInterface one) {
        return one.addresses().size() + one.extra().prefixes().size();
    }

    /** How many places for IPv6 addresses it takes. */
    static int slots6(NetworkInterface one) {
        return one.extra().addresses6().size() + one.extra().prefixes6().size();
    }
}
