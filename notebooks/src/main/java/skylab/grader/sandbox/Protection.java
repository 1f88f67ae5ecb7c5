package skylab.grader.sandbox;

import skylab.grader.exercise.Language;

/** What stands between a submission and everything else. */
public enum Protection {
    /** It runs in a process of its own; a crash is its own. */
    OWN_PROCESS("a process of its own", "별도 프로세스"),
    /** The heap is limited. */
    MEMORY("limited memory", "메모리 제한"),
    /** Each cell and the whole run are limited in time. */
    TIME("limited time", "시간 제한"),
    /** What is shown is limited. */
    OUTPUT("limited output", "출력 제한"),
    /** It inherits no environment variable of the grader. */
    ENVIRONMENT("a clean environment", "환경 변수 격리"),
    /** There is no network. */
    NETWORK("no network", "네트워크 차단"),
    /** It sees a file system without the tests, other submissions and the grader's files. */
    FILES("files of its own", "파일 시스템 격리"),
    /** It sees and can signal no process but its own, and all of those end with it. */
    PROCESSES("sees no other process", "다른 프로세스 차단"),
    /** It has no privilege and cannot get one. */
    PRIVILEGES("no privileges", "권한 없음"),
    /** It runs as a user that owns nothing. */
    USER("a user that owns nothing", "권한 없는 사용자"),
    /** The number of its processes and threads is limited. */
    FORKS("limited number of processes", "프로세스 수 제한"),
    /** What it can write to disk is limited. */
    DISK("limited disk", "디스크 사용 제한");

    private final String en;
    private final String ko;

    Protection(String en, String ko) {
        this.en = en;
        this.ko = ko;
    }

    /** The protection in a few words. */
    public String text(Language language) {
        return language.choose(en, ko);
    }
}
