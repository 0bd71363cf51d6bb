"""The seccomp filter of a confined process, as a classic BPF program: the refused system calls and their errors.

Refused calls fail with an error and kill nothing, because libraries probe the features of a system. The numbers are
those of the kernel's headers (`asm/unistd_64.h` for x86_64, `asm-generic/unistd.h` for aarch64); a call that is
newer than the table does not exist.
"""

from __future__ import annotations

import errno
import os
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

INSTRUCTION: Final = struct.Struct("=HBBI")
"""`struct sock_filter`: code, jump if true, jump if false, operand."""
ALLOW, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
LOAD, AND, JUMP_EQUAL, JUMP_AT_LEAST, RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
NUMBER_AT, ARCHITECTURE_AT, ARGUMENTS_AT = 0, 4, 16
"""Offsets in `struct seccomp_data`; an argument takes eight bytes, its low word first."""
NEWEST: Final = 462


@dataclass(frozen=True, slots=True)
class Architecture:
    """`column` of the table, and the kernel's `AUDIT_ARCH_*` value."""

    column: int
    audit: int


ARCHITECTURES: Final = {"x86_64": Architecture(0, 0xC000003E), "aarch64": Architecture(1, 0xC00000B7)}

REFUSED: Final = """
socket:41:198 socketpair:53:199 connect:42:203 accept:43:202 accept4:288:242 bind:49:200 listen:50:201 sendto:44:206 sendmsg:46:211
sendmmsg:307:269 recvfrom:45:207 recvmsg:47:212 recvmmsg:299:243
ptrace:101:117 process_vm_readv:310:270 process_vm_writev:311:271 process_madvise:440:440 process_mrelease:448:448 kcmp:312:272
pidfd_open:434:434 pidfd_getfd:438:438 pidfd_send_signal:424:424 tkill:200:130 rt_sigqueueinfo:129:138 rt_tgsigqueueinfo:297:240
chmod:90:-1 fchmod:91:52 fchmodat:268:53 fchmodat2:452:452 chown:92:-1 fchown:93:55 lchown:94:-1 fchownat:260:54 utime:132:-1
utimes:235:-1 futimesat:261:-1 utimensat:280:88 setxattr:188:5 lsetxattr:189:6 fsetxattr:190:7 removexattr:197:14 lremovexattr:198:15
fremovexattr:199:16 truncate:76:45 ftruncate:77:46 fallocate:285:47 creat:85:-1 rename:82:-1 renameat:264:38 renameat2:316:276
link:86:-1 linkat:265:37 symlink:88:-1 symlinkat:266:36 unlink:87:-1 unlinkat:263:35 mkdir:83:-1 mkdirat:258:34 rmdir:84:-1
mknod:133:-1 mknodat:259:33 openat2:437:437
mount:165:40 umount2:166:39 pivot_root:155:41 chroot:161:51 move_mount:429:429 open_tree:428:428 fsopen:430:430 fsconfig:431:431
fsmount:432:432 fspick:433:433 mount_setattr:442:442 unshare:272:97 setns:308:268
keyctl:250:219 add_key:248:217 request_key:249:218 bpf:321:280 perf_event_open:298:241 userfaultfd:323:282 memfd_secret:447:447
io_uring_setup:425:425 io_uring_enter:426:426 io_uring_register:427:427 io_setup:206:0 io_submit:209:2
name_to_handle_at:303:264 open_by_handle_at:304:265 fanotify_init:300:262 fanotify_mark:301:263 inotify_init:253:-1
inotify_init1:294:26 inotify_add_watch:254:27
shmget:29:194 shmat:30:196 shmctl:31:195 shmdt:67:197 msgget:68:186 msgsnd:69:189 msgrcv:70:188 msgctl:71:187 semget:64:190
semop:65:193 semtimedop:220:192 semctl:66:191 mq_open:240:180 mq_unlink:241:181 mq_timedsend:242:182 mq_timedreceive:243:183
mq_notify:244:184 mq_getsetattr:245:185
setuid:105:146 setgid:106:144 setreuid:113:145 setregid:114:143 setresuid:117:147 setresgid:119:149 setgroups:116:159
setfsuid:122:151 setfsgid:123:152 capset:126:91
init_module:175:105 finit_module:313:273 delete_module:176:106 kexec_load:246:104 kexec_file_load:320:294 reboot:169:142
swapon:167:224 swapoff:168:225 acct:163:89 quotactl:179:60 quotactl_fd:443:443 syslog:103:116 settimeofday:164:170
clock_settime:227:112 clock_adjtime:305:266 adjtimex:159:171 sethostname:170:161 setdomainname:171:162 iopl:172:-1 ioperm:173:-1
modify_ldt:154:-1 vhangup:153:58 personality:135:92 uselib:134:-1
sched_setaffinity:203:122 sched_setscheduler:144:119 sched_setparam:142:118 sched_setattr:314:274 ioprio_set:251:30
migrate_pages:256:238 move_pages:279:239 setrlimit:160:164 setpgid:109:154 vmsplice:278:75 splice:275:76 tee:276:77
"""
"""name:number on x86_64:number on aarch64 (-1: not there). EPERM."""

EXECUTING: Final = (
    "execve:59:221 execveat:322:281 fork:57:-1 vfork:58:-1 memfd_create:319:279 setpriority:141:140 setsid:112:157"
)
"""Calls that start a program. EPERM for a process that may run none."""

TERMINAL: Final = "ioctl:16:29"
"""The `ioctl` call; refused with ENOTTY, as for any file that is no terminal."""

CONDITIONAL: Final = """
open:2:-1 openat:257:56 clone:56:220 clone3:435:435 kill:62:129 tgkill:234:131 prlimit64:302:261 prctl:157:167 fcntl:72:25
"""

_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | 0x400000
"""Writing flags of `open`; the last is O_TMPFILE without O_DIRECTORY, which Python only has on Linux."""
_CLONE_THREAD: Final = 0x10000
_PRCTL_REFUSED: Final = (4, 35, 0x59616D61)
"""Refused options of prctl: PR_SET_DUMPABLE, PR_SET_MM, PR_SET_PTRACER."""
_FCNTL_REFUSED: Final = (8, 10, 15, 1033)
"""Refused commands of fcntl: F_SETOWN, F_SETSIG, F_SETOWN_EX, F_ADD_SEALS."""
_WHOLE: Final = 0xFFFFFFFF

Check = tuple[int, int, int]
"""(offset, mask, value): the masked word at the offset must equal the value."""


def numbers(table: str, architecture: Architecture) -> dict[str, int]:
    """Return the numbers of the calls of a table that the architecture has, by name."""
    rows = (row.split(":") for row in table.split())
    found = {name: int(columns[architecture.column]) for name, *columns in rows}
    return {name: number for name, number in found.items() if number >= 0}


@cache
def program_filter(architecture: Architecture, *, may_execute: bool, pid: int = 0) -> bytes:
    """Return the program as `struct sock_filter[]`, for a process of number `pid`; with `may_execute` for one that
    runs programs.

    Everything that depends on `pid` is built around the longest part, which is cached between calls.
    """
    program = _Program()
    program.begin(architecture.audit)
    known = numbers(CONDITIONAL, architecture)
    if not may_execute:  # a process that runs a program needs these; Landlock and the limits on files hold it
        for name in ("open", "openat"):
            if name in known:
                program.allow_only(known[name], [(_argument(1 + (name == "openat")), _WRITING, 0)], errno.EROFS)
        program.allow_only(known["clone"], [(_argument(0), _CLONE_THREAD, _CLONE_THREAD)])
        itself = [(_argument(0), _WHOLE, pid)]
        program.allow_only(known["kill"], itself)
        program.allow_only(known["tgkill"], itself)
        asks_itself = [(_argument(0), _WHOLE, 0), (_argument(2), _WHOLE, 0), (_argument(2) + 4, _WHOLE, 0)]
        program.allow_only(known["prlimit64"], asks_itself)
    program.refuse_values(known["fcntl"], _argument(1), _FCNTL_REFUSED)
    program.refuse_values(known["prctl"], _argument(0), _PRCTL_REFUSED)
    program.refuse(known["clone3"], errno.ENOSYS)  # its flags lie in memory; the C library falls back to clone
    program.extend(_refusals(architecture, may_execute))
    return program.text()


@cache
def _refusals(architecture: Architecture, may_execute: bool) -> tuple[bytes, ...]:
    """Return the instructions that refuse calls regardless of arguments and then allow all others."""
    program = _Program()
    if not may_execute:
        for number in numbers(TERMINAL, architecture).values():
            program.refuse(number, errno.ENOTTY)
    for number in numbers(REFUSED if may_execute else REFUSED + EXECUTING, architecture).values():
        program.refuse(number, errno.EPERM)
    program.add(RETURN, ALLOW)
    return program.instructions


def _argument(place: int) -> int:
    return ARGUMENTS_AT + 8 * place


class _Program:
    """A BPF program under construction. Jumps are counted from the instruction after."""

    def __init__(self) -> None:
        self._rows: list[bytes] = []

    @property
    def instructions(self) -> tuple[bytes, ...]:
        return tuple(self._rows)

    def text(self) -> bytes:
        return b"".join(self._rows)

    def extend(self, instructions: Sequence[bytes]) -> None:
        self._rows += instructions

    def add(self, code: int, operand: int, when_true: int = 0, when_false: int = 0) -> None:
        self._rows.append(INSTRUCTION.pack(code, when_true, when_false, operand & _WHOLE))

    def begin(self, audit: int) -> None:
        """Kill a process of another architecture, whose numbers mean other calls; leave the number of the call loaded."""
        self.add(LOAD, ARCHITECTURE_AT)
        self.add(JUMP_EQUAL, audit, 1, 0)
        self.add(RETURN, KILL_PROCESS)
        self.add(LOAD, NUMBER_AT)
        self.add(JUMP_AT_LEAST, NEWEST + 1, 0, 1)
        self.add(RETURN, ERRNO | errno.ENOSYS)  # the calls of the x32 ABI, too

    def refuse(self, number: int, error: int) -> None:
        """Refuse a call."""
        self.add(JUMP_EQUAL, number, 0, 1)
        self.add(RETURN, ERRNO | error)

    def allow_only(self, number: int, checks: list[Check], error: int = errno.EPERM) -> None:
        """Refuse a call unless every check holds."""
        self.add(JUMP_EQUAL, number, 0, 3 * len(checks) + 2)
        for left, (offset, mask, value) in zip(range(len(checks), 0, -1), checks, strict=True):
            self.add(LOAD, offset)
            self.add(AND, mask)
            self.add(JUMP_EQUAL, value, 0, 3 * (left - 1) + 1)
        self.add(RETURN, ALLOW)
        self.add(RETURN, ERRNO | error)

    def refuse_values(self, number: int, offset: int, values: tuple[int, ...]) -> None:
        """Refuse a call with one of the values in the word at the offset."""
        self.add(JUMP_EQUAL, number, 0, len(values) + 3)
        self.add(LOAD, offset)
        for left, value in zip(range(len(values), 0, -1), values, strict=True):
            self.add(JUMP_EQUAL, value, left, 0)
        self.add(RETURN, ALLOW)
        self.add(RETURN, ERRNO | errno.EPERM)
