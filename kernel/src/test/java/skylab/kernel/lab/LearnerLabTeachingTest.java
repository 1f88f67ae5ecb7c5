package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;
import skylab.lab.Fault;
import skylab.lab.Lab;
import skylab.lab.LabRefusal;
import skylab.lab.LabSession;
import skylab.lab.Profile;
import skylab.lab.academy.SessionRefusal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

class LearnerLabTeachingTest {
    private static TaughtError taught(Throwable error, Language language) {
        return new AwsErrorTeacher().explain(error, language).orElseThrow();
    }

    private static AwsServiceException tooLarge(Lab lab) {
        return assertThrows(AwsServiceException.class, () -> lab.ec2()
                .runInstances(r ->
                        r.imageId("ami-1").instanceType("m5.metal").minCount(1).maxCount(1)));
    }

    @Test
    void cells_work_in_a_learner_lab_unless_the_environment_says_otherwise() {
        try (CurrentLab academy = new CurrentLab(Map.of());
                CurrentLab own = new CurrentLab(Map.of("SKYLAB_PROFILE", "own-account"))) {
            assertEquals(Profile.LEARNER_LAB, academy.get().profile());
            assertEquals(Profile.OWN_ACCOUNT, own.get().profile());
        }
    }

    @Test
    void a_denial_begins_with_the_words_of_aws_and_names_the_rule_behind_it() {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            TaughtError english = taught(tooLarge(current.get()), Language.ENGLISH);
            assertTrue(english.toString().contains("You are not authorized to perform this operation."));
            assertTrue(english.toString().contains("nano, micro, small, medium and large"), english::toString);
            assertTrue(
                    taught(tooLarge(current.get()), Language.KOREAN).toString().contains("러너 랩에서는 nano"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_the_session_the_way_on_is_named(Language language) {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            current.get().end();
            AwsServiceException expired = assertThrows(
                    AwsServiceException.class, () -> current.get().ec2().describeVpcs());
            assertTrue(taught(expired, language).toString().contains("lab.start()"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_button_refuses_is_explained(Language language) {
        try (CurrentLab current = new CurrentLab(Map.of("SKYLAB_PROFILE", "own-account"))) {
            SessionRefusal refusal =
                    assertThrows(SessionRefusal.class, () -> current.get().start());
            assertTrue(new SessionTeacher()
                    .explain(refusal, language)
                    .orElseThrow()
                    .toString()
                    .contains("Start Lab"));
        }
    }

    @Test
    void what_cannot_break_is_said_in_the_learners_language() {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            LabRefusal refusal =
                    assertThrows(LabRefusal.class, () -> current.get().fail(Fault.zone("us-east-1z")));
            LabTeacher teacher = new LabTeacher();
            assertTrue(teacher.explain(refusal, Language.KOREAN)
                    .orElseThrow()
                    .message()
                    .contains("가용 영역이 없습니다"));
            assertTrue(teacher.explain(refusal, Language.ENGLISH)
                    .orElseThrow()
                    .message()
                    .contains("There is no"));
        }
    }

    @Test
    void the_magic_presses_the_buttons_and_goes_over_to_another_account() throws Exception {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            WhichLabMagic magic = new WhichLabMagic(current, List::of);
            assertEquals(List.of("learner-lab", "own-account"), magic.complete(List.of("use"), ""));
            assertTrue(magic.complete(List.of(), "").containsAll(List.of("start", "end", "reset", "status")));
            assertEquals(LabSession.State.ENDED, state(magic, "end"));
            assertEquals(LabSession.State.ENDED, state(magic, "status"));
            assertEquals(LabSession.State.READY, state(magic, "start"));
            assertEquals(2, current.get().session().number());
            assertEquals(LabSession.State.READY, state(magic, "reset"));
            assertEquals(LabSession.State.NONE, state(magic, "use own-account"));
            assertThrows(UsageException.class, () -> state(magic, "stop"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_state_is_shown_with_the_dot_of_the_page(Language language) {
        try (CurrentLab current = new CurrentLab(Map.of())) {
            String ready = html(current, language);
            assertTrue(ready.contains("●"), ready);
            assertTrue(ready.contains("4:00"), ready);
            current.get().end();
            assertTrue(html(current, language).contains("lab.start()"));
        }
    }

    private static LabSession.State state(WhichLabMagic magic, String words) throws UsageException {
        KernelContext context = (KernelContext) Proxy.newProxyInstance(
                KernelContext.class.getClassLoader(),
                new Class<?>[] {KernelContext.class},
                (proxy, method, arguments) -> new Messages(Language.ENGLISH));
        return ((LabSession) magic.line(words, context)).state();
    }

    private static String html(CurrentLab current, Language language) {
        return String.valueOf(new SessionRenderer(language)
                .render(current.get().session())
                .orElseThrow()
                .data()
                .get("text/html"));
    }
}
