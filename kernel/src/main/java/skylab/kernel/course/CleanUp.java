package skylab.kernel.course;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.billing.Bill;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;

/** What the last step of a lab asks: that nothing is left, neither what costs something nor what is only in the way. */
public final class CleanUp {
    /** How long what is left is taken to stay. */
    private static final int DAYS = 30;

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** So many are named of a kind: who launched eleven instances need not read eleven ids. */
    private static final int NAMED = 3;

    private static final List<Kind> KINDS = List.of(
            new Kind("Not terminated", "종료되지 않은 인스턴스", CleanUp::instances),
            new Kind("Volumes left", "남은 볼륨", CleanUp::volumes),
            new Kind("Images left", "남은 이미지", CleanUp::images),
            new Kind("Snapshots left", "남은 스냅샷", CleanUp::snapshots),
            new Kind("NAT gateways left", "남은 NAT 게이트웨이", CleanUp::natGateways),
            new Kind("Elastic IP addresses left", "남은 탄력적 IP 주소", CleanUp::addresses),
            new Kind("VPC endpoints left", "남은 VPC 엔드포인트", CleanUp::endpoints),
            new Kind("Network interfaces left", "남은 네트워크 인터페이스", CleanUp::interfaces),
            new Kind("Security groups left", "남은 보안 그룹", CleanUp::groups),
            new Kind("Internet gateways attached nowhere", "어디에도 연결되지 않은 인터넷 게이트웨이", CleanUp::gateways),
            new Kind("VPCs left besides the default one", "기본 VPC 외에 남은 VPC", CleanUp::vpcs));

    private CleanUp() {}

    /**
     * Something that may be left.
     *
     * @param left the ids of those that are
     */
    private record Kind(String english, String korean, Function<Lab, Stream<String>> left) {}

    /**
     * Notes what is left in the region of the lab, and what else would be charged for in any region, with what the next 30
     * days would cost. Where nothing has ever been made it notes that: an empty lab has not been cleaned up.
     */
    public static void check(Lab lab, Findings findings) {
        if (findings.missing(
                !Machines.haveBeen(lab),
                "Nothing has been made yet that could be cleaned up.",
                "아직 정리할 것을 만들지 않았습니다.")) {
            return;
        }
        Bill forecast = lab.forecast(DAYS + "d");
        Set<String> known = new HashSet<>();
        for (Kind kind : KINDS) {
            List<String> left = kind.left().apply(lab).toList();
            known.addAll(left);
            note(findings, kind.english(), kind.korean(), left, forecast);
        }
        List<String> others = forecast.byResource().keySet().stream()
                .filter(resource ->
                        !known.contains(resource) && forecast.total(resource).signum() > 0)
                .toList();
        note(findings, "Still charged for", "아직 요금이 나오는 것", others, forecast);
    }

    private static void note(Findings findings, String english, String korean, List<String> left, Bill forecast) {
        BigDecimal cost = left.stream().map(forecast::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        String ids = left.stream().limit(NAMED).map(id -> "`" + id + "`").collect(Collectors.joining(", "))
                + (left.size() > NAMED ? ", … (" + left.size() + ")" : "");
        findings.missing(
                !left.isEmpty(),
                english + ": " + ids + " — " + inEnglish(cost),
                korean + ": " + ids + " — " + inKorean(cost));
    }

    private static String inEnglish(BigDecimal cost) {
        return cost.signum() == 0
                ? "free of charge"
                : (cost.compareTo(CENT) < 0 ? "less than 0.01" : cents(cost)) + " USD in " + DAYS + " days";
    }

    private static String inKorean(BigDecimal cost) {
        return cost.signum() == 0
                ? "요금 없음"
                : DAYS + "일에 " + (cost.compareTo(CENT) < 0 ? "0.01 USD 미만" : cents(cost) + " USD");
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static Stream<String> instances(Lab lab) {
        return Machines.left(lab).stream().map(Instance::instanceId);
    }

    private static Stream<String> volumes(Lab lab) {
        return lab.ec2().describeVolumes().volumes().stream().map(Volume::volumeId);
    }

    private static Stream<String> images(Lab lab) {
        return Storage.images(lab).stream().map(Image::imageId);
    }

    private static Stream<String> snapshots(Lab lab) {
        return Storage.snapshots(lab).stream().map(Snapshot::snapshotId);
    }

    private static Stream<String> natGateways(Lab lab) {
        return Networks.natGateways(lab).stream().map(NatGateway::natGatewayId);
    }

    private static Stream<String> addresses(Lab lab) {
        return lab.ec2().describeAddresses().addresses().stream().map(Address::allocationId);
    }

    private static Stream<String> endpoints(Lab lab) {
        return lab.ec2().describeVpcEndpoints().vpcEndpoints().stream()
                .filter(one -> one.state() != State.DELETED)
                .map(VpcEndpoint::vpcEndpointId);
    }

    private static Stream<String> interfaces(Lab lab) {
        return lab.ec2().describeNetworkInterfaces().networkInterfaces().stream()
                .filter(one -> one.status() == NetworkInterfaceStatus.AVAILABLE)
                .map(NetworkInterface::networkInterfaceId);
    }

    private static Stream<String> groups(Lab lab) {
        return lab.ec2().describeSecurityGroups().securityGroups().stream()
                .filter(one -> !one.groupName().equals("default"))
                .map(SecurityGroup::groupId);
    }

    private static Stream<String> gateways(Lab lab) {
        return lab.ec2().describeInternetGateways().internetGateways().stream()
                .filter(one -> one.attachments().isEmpty())
                .map(InternetGateway::internetGatewayId);
    }

    private static Stream<String> vpcs(Lab lab) {
        return lab.ec2().describeVpcs().vpcs().stream()
                .filter(one -> !one.isDefault())
                .map(Vpc::vpcId);
    }
}
