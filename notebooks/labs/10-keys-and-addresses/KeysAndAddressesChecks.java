import java.util.List;
import java.util.Set;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Instance;

/** What the lab about keys and addresses asks of the learner's cloud. */
final class KeysAndAddressesChecks {
    private KeysAndAddressesChecks() {}

    private static boolean opens(Lab lab, String target) {
        return lab.terminal()
                        .run("ssh -o StrictHostKeyChecking=accept-new -o ConnectTimeout=5 " + target + " true")
                        .status()
                == 0;
    }

    private static List<String> keyFiles(Lab lab) {
        return lab.terminal().run("ls *.pem").out().lines().toList();
    }

    @Step(id = "key", en = "A key pair of your own opens an instance", ko = "직접 만든 키 페어로 인스턴스에 들어가기")
    @Hint(
            en = "Who may read the file? And with which key was the instance launched?",
            ko = "파일을 누가 읽을 수 있나요? 인스턴스는 어떤 키로 시작했나요?")
    @Hint(
            en = "`aws ec2 create-key-pair`, `chmod 400`, and `keyName` at launch.",
            ko = "`aws ec2 create-key-pair`, `chmod 400`, 그리고 시작할 때의 `keyName`입니다.")
    @Hint(
            en = "```\nchmod 400 mine.pem\nssh -i mine.pem ec2-user@ADDRESS\n```",
            ko = "```\nchmod 400 mine.pem\nssh -i mine.pem ec2-user@주소\n```")
    static void key(Lab lab, Findings findings) {
        List<String> files = keyFiles(lab);
        if (findings.missing(
                files.isEmpty(),
                "There is no `.pem` file in the home directory of your computer.",
                "내 컴퓨터의 홈 디렉터리에 `.pem` 파일이 없습니다.")) {
            return;
        }
        findings.missing(
                files.stream()
                        .noneMatch(file -> Machines.running(lab).stream()
                                .anyMatch(one -> one.publicIpAddress() != null
                                        && opens(lab, "-i " + file + " ec2-user@" + one.publicIpAddress()))),
                "None of your `.pem` files opens a running instance.",
                "실행 중인 인스턴스를 여는 `.pem` 파일이 없습니다.");
    }

    @Step(id = "alias", en = "A short name for a host", ko = "호스트에 짧은 이름 붙이기")
    @Hint(en = "ssh reads a file of names.", ko = "ssh는 이름이 적힌 파일을 읽습니다.")
    @Hint(
            en = "`Host`, `HostName`, `User` and `IdentityFile` in `~/.ssh/config`.",
            ko = "`~/.ssh/config`의 `Host`, `HostName`, `User`, `IdentityFile`입니다.")
    @Hint(
            en = "```\nHost web\n  HostName ADDRESS\n  User ec2-user\n  IdentityFile ~/mine.pem\n```",
            ko = "```\nHost web\n  HostName 주소\n  User ec2-user\n  IdentityFile ~/mine.pem\n```")
    static void alias(Lab lab, Findings findings) {
        List<String> names = lab
                .terminal()
                .run("cat ~/.ssh/config")
                .out()
                .lines()
                .filter(line -> line.matches("(?i)\\s*host\\s+\\S+\\s*"))
                .map(line -> line.strip().split("\\s+")[1])
                .toList();
        if (findings.missing(
                names.isEmpty(),
                "`~/.ssh/config` names no host.",
                "`~/.ssh/config`에 호스트 이름이 없습니다.")) {
            return;
        }
        findings.missing(
                names.stream().noneMatch(name -> opens(lab, name)),
                "`ssh` with none of these names logs in: " + names + ".",
                "다음 이름 가운데 `ssh`로 로그인되는 것이 없습니다: " + names + ".");
    }

    @Step(id = "lost", en = "Back in without the key", ko = "키 없이 다시 들어가기")
    @Hint(
            en = "What a key opens is written in a file on the root volume.",
            ko = "어떤 키로 열리는지는 루트 볼륨의 파일에 적혀 있습니다.")
    @Hint(
            en = "Attach the root volume to another instance of the zone and edit `authorized_keys`; or let Instance Connect open the door for a minute.",
            ko = "루트 볼륨을 같은 영역의 다른 인스턴스에 연결해서 `authorized_keys`를 고치거나, Instance Connect로 1분 동안 문을 여세요.")
    @Hint(
            en = "```\nsudo mount -o nouuid /dev/nvme1n1p1 /mnt\ncat ~/.ssh/authorized_keys | sudo tee -a /mnt/home/ec2-user/.ssh/authorized_keys\nsudo umount /mnt\n```",
            ko = "```\nsudo mount -o nouuid /dev/nvme1n1p1 /mnt\ncat ~/.ssh/authorized_keys | sudo tee -a /mnt/home/ec2-user/.ssh/authorized_keys\nsudo umount /mnt\n```")
    static void lost(Lab lab, Findings findings) {
        List<Instance> locked = Machines.running(lab).stream()
                .filter(one -> one.keyName() != null && !one.keyName().equals("vockey"))
                .toList();
        if (findings.missing(
                locked.isEmpty(),
                "No running instance was launched with a key other than `vockey`.",
                "`vockey`가 아닌 키로 시작한 실행 중인 인스턴스가 없습니다.")) {
            return;
        }
        findings.missing(
                locked.stream()
                        .anyMatch(one -> !opens(lab, "-i ~/.ssh/labsuser.pem ec2-user@" + one.publicIpAddress())),
                "An instance whose key is lost still refuses the key that you have.",
                "키를 잃어버린 인스턴스가 아직 가지고 있는 키를 거절합니다.");
    }

    @Step(id = "elastic", en = "An address that stays", ko = "바뀌지 않는 주소")
    @Hint(
            en = "It must belong to your account, not be lent.",
            ko = "빌린 주소가 아니라 내 계정의 주소여야 합니다.")
    @Hint(en = "`allocateAddress`, then `associateAddress`.", ko = "`allocateAddress` 다음에 `associateAddress`입니다.")
    @Hint(
            en = "```\nec2.associateAddress(r -> r.allocationId(elastic.allocationId()).instanceId(web))\n```",
            ko = "```\nec2.associateAddress(r -> r.allocationId(elastic.allocationId()).instanceId(web))\n```")
    static void elastic(Lab lab, Findings findings) {
        Set<String> running =
                Set.copyOf(Machines.running(lab).stream().map(Instance::instanceId).toList());
        List<Address> addresses = lab.ec2().describeAddresses().addresses();
        if (findings.missing(
                addresses.isEmpty(), "Your account has no Elastic IP.", "계정에 탄력적 IP가 없습니다.")) {
            return;
        }
        findings.missing(
                addresses.stream().noneMatch(one -> one.instanceId() != null && running.contains(one.instanceId())),
                "No Elastic IP leads to a running instance.",
                "실행 중인 인스턴스와 연결된 탄력적 IP가 없습니다.");
    }

    @Step(id = "remap", en = "The address on another host, and ssh content", ko = "주소를 다른 호스트로 옮기고 ssh로 접속하기")
    @Hint(
            en = "Re-mapping needs no release. What does ssh remember of the old host?",
            ko = "옮길 때 릴리스할 필요는 없습니다. ssh는 옛 호스트의 무엇을 기억하고 있나요?")
    @Hint(
            en = "`associateAddress` with the other instance; `ssh-keygen -R` for the address.",
            ko = "다른 인스턴스로 `associateAddress`를 호출하고, 주소에 대해 `ssh-keygen -R`을 실행하세요.")
    @Hint(
            en = "```\nssh-keygen -R ADDRESS\nssh -o StrictHostKeyChecking=accept-new web hostname\n```",
            ko = "```\nssh-keygen -R 주소\nssh -o StrictHostKeyChecking=accept-new web hostname\n```")
    static void remap(Lab lab, Findings findings) {
        List<Address> used = lab.ec2().describeAddresses().addresses().stream()
                .filter(one -> one.instanceId() != null)
                .toList();
        if (findings.missing(
                used.isEmpty(), "No Elastic IP is associated.", "연결된 탄력적 IP가 없습니다.")) {
            return;
        }
        findings.missing(
                used.stream().noneMatch(one -> isDoctorsRoot(lab, one.instanceId())),
                "The Elastic IP does not lead to the instance that you operated with.",
                "탄력적 IP가 수술에 사용한 인스턴스로 연결되어 있지 않습니다.");
        findings.missing(
                used.stream().noneMatch(one -> opens(lab, "-i ~/.ssh/labsuser.pem ec2-user@" + one.publicIp())),
                "`ssh` to the Elastic IP does not get in.",
                "탄력적 IP로 `ssh` 접속이 되지 않습니다.");
    }

    /** The instance that came with its root volume and with vockey. */
    private static boolean isDoctorsRoot(Lab lab, String id) {
        return Machines.running(lab).stream()
                .anyMatch(one -> one.instanceId().equals(id) && "vockey".equals(one.keyName()));
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "An address is yours until you give it back, and not every volume goes with its instance.",
            ko = "주소는 돌려줄 때까지 내 것이고, 모든 볼륨이 인스턴스와 함께 사라지는 것은 아닙니다.")
    @Hint(
            en = "`releaseAddress`, `terminateInstances`, `deleteVolume`, `deleteSecurityGroup`.",
            ko = "`releaseAddress`, `terminateInstances`, `deleteVolume`, `deleteSecurityGroup`입니다.")
    @Hint(
            en = "```\nfor (var left : ec2.describeVolumes().volumes()) {\n    ec2.deleteVolume(r -> r.volumeId(left.volumeId()));\n}\n```",
            ko = "```\nfor (var left : ec2.describeVolumes().volumes()) {\n    ec2.deleteVolume(r -> r.volumeId(left.volumeId()));\n}\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
