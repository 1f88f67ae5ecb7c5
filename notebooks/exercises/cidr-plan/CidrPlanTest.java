import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.lab.Lab;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Calls the methods with other values, and plans again what was built. */
@Ask(name = "prefixes", expression = "prefixFor(1) + \" \" + prefixFor(50) + \" \" + prefixFor(200) + \" \" + prefixFor(5000)")
@Ask(name = "full", expression = "prefixFor(11) + \" \" + prefixFor(12) + \" \" + prefixFor(27) + \" \" + prefixFor(28) + \" \" + prefixFor(251) + \" \" + prefixFor(252)")
@Ask(name = "outside", expression = "prefixFor(65531) + \" \" + prefixFor(65532) + \" \" + prefixFor(0) + \" \" + prefixFor(-3)")
@Ask(name = "inner", expression = "overlap(\"10.0.0.0/8\", \"10.9.3.0/24\") + \" \" + overlap(\"10.9.3.0/24\", \"10.0.0.0/8\") + \" \" + overlap(\"172.16.0.0/12\", \"172.16.0.0/12\") + \" \" + overlap(\"10.0.0.0/23\", \"10.0.1.0/24\")")
@Ask(name = "beside", expression = "overlap(\"10.0.0.0/24\", \"10.0.1.0/24\") + \" \" + overlap(\"10.0.1.0/24\", \"10.0.0.0/24\") + \" \" + overlap(\"192.168.0.0/16\", \"10.0.0.0/8\") + \" \" + overlap(\"10.0.0.128/25\", \"10.0.0.0/25\")")
@Ask(name = "gap", expression = "firstFree(\"10.7.0.0/16\", List.of(\"10.7.0.0/24\", \"10.7.2.0/24\", \"10.7.1.0/25\"), 25)")
@Ask(name = "aligned", expression = "firstFree(\"10.7.0.0/16\", List.of(\"10.7.0.0/26\"), 23)")
@Ask(name = "inside a larger one", expression = "firstFree(\"10.7.0.0/16\", List.of(\"10.7.0.0/17\"), 26)")
@Ask(name = "last", expression = "firstFree(\"10.7.8.0/22\", List.of(\"10.7.8.0/23\", \"10.7.10.0/24\"), 24)")
@Ask(name = "whole", expression = "firstFree(\"10.7.8.0/22\", List.of(), 22)")
@Ask(name = "none", expression = "\"<\" + firstFree(\"10.7.8.0/22\", List.of(\"10.7.9.0/28\", \"10.7.10.16/28\"), 23) + \">\"")
@Ask(name = "too large", expression = "\"<\" + firstFree(\"10.7.8.0/22\", List.of(), 21) + \">\"")
@Ask(name = "own", expression = "firstFree(\"${vpcCidr}\", takenCidrs, 25)")
class CidrPlanTest {
    private static Cidr free(Cidr vpc, List<Cidr> taken, int prefix) {
        return vpc.split(prefix).stream()
                .filter(block -> taken.stream().noneMatch(block::overlaps))
                .findFirst()
                .orElseThrow();
    }

    private static int prefix(int hosts) {
        int prefix = 28;
        while (new Cidr(0, prefix).usable() < hosts) {
            prefix--;
        }
        return prefix;
    }

    private static Subnet subnet(Lab lab, String name) {
        return lab.ec2().describeSubnets(r -> r.filters(f -> f.name("tag:Name").values(name))).subnets().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no subnet " + name));
    }

    @Graded(cell = "cidr-plan-prefixes", weight = 2)
    @Feedback(en = "The prefix is right for numbers of hosts of any size.", ko = "호스트 수가 많든 적든 접두사가 맞습니다.")
    @Hint(en = "A prefix that is one longer halves the block.", ko = "접두사가 1 길어지면 블록은 절반이 됩니다.")
    void prefixesAreRight(Answers answers) {
        assertEquals("28 26 24 19", answers.text("prefixes"));
    }

    @Graded(cell = "cidr-plan-prefixes", weight = 2)
    @Feedback(
            en = "A subnet that is full to the last address is not made larger, and one host more gets the next size.",
            ko = "마지막 주소까지 꽉 차는 서브넷은 그대로 두고, 호스트가 하나 더 많으면 다음 크기를 고릅니다.")
    @Hint(en = "How many addresses of a /28 are left when AWS has taken its own?", ko = "/28에서 AWS의 몫을 빼면 주소가 몇 개 남나요?")
    void theLastAddressIsUsed(Answers answers) {
        assertEquals("28 27 27 26 24 23", answers.text("full"));
    }

    @Graded(cell = "cidr-plan-prefixes")
    @Feedback(en = "What no subnet can hold, and no host at all, is answered by -1.", ko = "어떤 서브넷에도 들어가지 않는 경우와 호스트가 없는 경우에 -1을 돌려줍니다.")
    @Hint(en = "Where exactly does a /16 end?", ko = "/16의 한계는 정확히 어디인가요?")
    void theLimitsAreKept(Answers answers) {
        assertEquals("16 -1 -1 -1", answers.text("outside"));
    }

    @Graded(cell = "cidr-plan-overlaps")
    @Feedback(
            en = "A block within another overlaps it, whichever of them comes first.",
            ko = "한 블록이 다른 블록 안에 있으면, 순서와 상관없이 겹친다고 답합니다.")
    @Hint(en = "Compare the first and the last address of each.", ko = "각 블록의 첫 주소와 마지막 주소를 비교해 보세요.")
    void innerBlocksOverlap(Answers answers) {
        assertEquals("true true true true", answers.text("inner"));
    }

    @Graded(cell = "cidr-plan-overlaps")
    @Feedback(en = "Neighbours do not overlap.", ko = "이웃한 블록은 겹치지 않는다고 답합니다.")
    @Hint(en = "The last address of a block is one before the first of the next.", ko = "블록의 마지막 주소는 다음 블록의 첫 주소 바로 앞입니다.")
    void neighboursDoNot(Answers answers) {
        assertEquals("false false false false", answers.text("beside"));
    }

    @Graded(cell = "cidr-plan-frees", weight = 2)
    @Feedback(
            en = "The first gap that is large enough is found, also behind a larger or smaller neighbour.",
            ko = "앞의 블록이 더 크거나 작아도, 충분히 넓은 첫 번째 빈 자리를 찾습니다.")
    @Hint(en = "Go through the blocks of the size that is wanted, not from one taken block to the next.", ko = "이미 쓰인 블록이 아니라, 원하는 크기의 블록을 차례로 살펴보세요.")
    void gapsAreFound(Answers answers) {
        assertEquals("10.7.1.128/25", answers.text("gap"));
        assertEquals("10.7.128.0/26", answers.text("inside a larger one"));
    }

    @Graded(cell = "cidr-plan-frees", weight = 2)
    @Feedback(en = "A block begins at a multiple of its size.", ko = "블록이 자기 크기의 배수에서 시작합니다.")
    @Hint(en = "May a /23 begin at 10.7.1.0?", ko = "/23이 10.7.1.0에서 시작해도 될까요?")
    void blocksAreAligned(Answers answers) {
        assertEquals("10.7.2.0/23", answers.text("aligned"));
    }

    @Graded(cell = "cidr-plan-frees", weight = 2)
    @Feedback(
            en = "The last block of the VPC and the whole VPC are found, and nothing outside of it.",
            ko = "VPC의 마지막 블록과 VPC 전체도 찾으며, VPC 밖의 블록은 고르지 않습니다.")
    @Hint(en = "Try a VPC in which one block only is free, and one that is full.", ko = "블록 하나만 비어 있는 VPC와 가득 찬 VPC로 시험해 보세요.")
    void theEndIsRight(Answers answers) {
        assertEquals("10.7.11.0/24", answers.text("last"));
        assertEquals("10.7.8.0/22", answers.text("whole"));
        assertEquals("<>", answers.text("none"));
        assertEquals("<>", answers.text("too large"));
    }

    @Graded(cell = "cidr-plan-built", weight = 2)
    @Feedback(
            en = "Each of the three subnets has room for its hosts, and the next smaller one would not.",
            ko = "세 서브넷 모두 호스트가 들어갈 만큼 크고, 한 단계 작으면 들어가지 않습니다.")
    @Hint(en = "AvailableIpAddressCount says how many are left.", ko = "AvailableIpAddressCount를 보면 남은 주소 수를 알 수 있습니다.")
    void eachHasRoom(Lab lab, Parameters drawn) {
        assertEquals(prefix(drawn.number("webServers")), Cidr.of(subnet(lab, "web").cidrBlock()).prefix());
        assertEquals(prefix(drawn.number("databases")), Cidr.of(subnet(lab, "db").cidrBlock()).prefix());
        assertEquals(prefix(drawn.number("workers")), Cidr.of(subnet(lab, "work").cidrBlock()).prefix());
        assertTrue(subnet(lab, "work").availableIpAddressCount() >= drawn.number("workers"));
    }

    @Graded(cell = "cidr-plan-built", weight = 2)
    @Feedback(en = "Each subnet lies at the first place that was free, one after the other.", ko = "각 서브넷이 차례대로 첫 번째 빈 자리에 있습니다.")
    @Hint(en = "What you have just added is taken for the next.", ko = "방금 더한 서브넷도 다음 서브넷에게는 이미 쓰인 블록입니다.")
    void eachIsAtTheFirstPlace(Lab lab, Parameters drawn) {
        Cidr vpc = Cidr.of(drawn.text("vpcCidr"));
        List<Cidr> taken = new ArrayList<>(
                drawn.list("takenCidrs").stream().map(Cidr::of).toList());
        for (String name : List.of("web", "db", "work")) {
            Cidr place = Cidr.of(subnet(lab, name).cidrBlock());
            assertEquals(free(vpc, taken, place.prefix()), place, name);
            taken.add(place);
        }
    }

    @Graded(cell = "cidr-plan-built")
    @Feedback(
            en = "The subnets are in the VPC of the plan, and your method finds the next free block in it.",
            ko = "서브넷이 plan VPC 안에 있고, 여러분의 메서드가 거기서 빈 블록을 찾습니다.")
    @Hint(en = "There is a default VPC, too.", ko = "기본 VPC도 있습니다. 어느 VPC에 만들었나요?")
    void theyAreInTheRightVpc(Lab lab, Answers answers, Parameters drawn) {
        String vpc = lab.ec2()
                .describeVpcs(r -> r.filters(f -> f.name("tag:Name").values("plan")))
                .vpcs()
                .get(0)
                .vpcId();
        for (String name : List.of("web", "db", "work")) {
            assertEquals(vpc, subnet(lab, name).vpcId());
        }
        List<Cidr> taken =
                drawn.list("takenCidrs").stream().map(Cidr::of).toList();
        assertEquals(free(Cidr.of(drawn.text("vpcCidr")), taken, 25).toString(), answers.text("own"));
    }
}
