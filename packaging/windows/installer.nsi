; The installer for Windows: for one person or for everybody, in English and Chinese, silent with /S (/AllUsers, /CurrentUser, /D=FOLDER).
; packaging/windows_installer.py calls makensis with VERSION, FOLDER (the built program), OUTPUT, TITLE, TITLE_ZH, HOMEPAGE, KILOBYTES.
; Removing the program keeps the vault unless the person says otherwise; a silent removal always keeps it.

Unicode true
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "Countermark"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "Software\Countermark"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "Software\Countermark"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh

Name "$(TITLE_TEXT)"
OutFile "${OUTPUT}"
SetCompressor /SOLID lzma
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${TITLE}"
VIAddVersionKey /LANG=0 "LegalCopyright" "The Countermark authors, Apache-2.0"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Countermark"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\countermark.exe"

!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString TITLE_TEXT ${LANG_ENGLISH} "${TITLE}"
LangString TITLE_TEXT ${LANG_SIMPCHINESE} "${TITLE_ZH}"
LangString RUNNING ${LANG_ENGLISH} "Countermark is open. Close it, then press Retry."
LangString RUNNING ${LANG_SIMPCHINESE} "简历暗记正在运行。请先关闭，然后按“重试”。"
LangString WIPE ${LANG_ENGLISH} "Your vault holds your résumé, every copy and the ledger. Delete it as well?$\r$\n$\r$\nNo keeps it: installing again later finds everything as it was. Yes deletes it for this Windows user; without a backup it cannot be brought back, and a modern disk may still hold traces of it."
LangString WIPE ${LANG_SIMPCHINESE} "保险库里有您的主简历、全部副本和台账。是否一并删除？$\r$\n$\r$\n选“否”会保留：以后重新安装，一切照旧。选“是”会删除当前 Windows 用户的保险库；没有备份就无法恢复，而且硬盘上仍可能留有痕迹。"

Var GivenFolder

Function .onInit
  StrCpy $GivenFolder $INSTDIR ; of /D=FOLDER, else empty; the next line would put the usual folder in its place
  !insertmacro MULTIUSER_INIT
  StrCmp $GivenFolder "" +2
    StrCpy $INSTDIR $GivenFolder
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

!macro CLOSE_PROGRAM
  ; A program that runs cannot be written over: its file does not open for writing.
  retry_open:
  IfFileExists "$INSTDIR\countermark.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\countermark.exe" a
  IfErrors 0 opened
    IfSilent 0 +2
      Abort
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" IDRETRY retry_open
    Abort
  opened:
  FileClose $0
  closed:
!macroend

Section
  !insertmacro CLOSE_PROGRAM
  ; What an earlier version brought is removed first; a vault is never in this folder.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  CreateShortcut "$SMPROGRAMS\$(TITLE_TEXT).lnk" "$INSTDIR\countermark.exe"
  WriteRegStr SHCTX "Software\Countermark" "Folder" "$INSTDIR"
  WriteRegStr SHCTX "Software\Countermark" "Shortcut" "$SMPROGRAMS\$(TITLE_TEXT).lnk"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "$(TITLE_TEXT)"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\countermark.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "The Countermark authors"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "URLInfoAbout" "${HOMEPAGE}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section Uninstall
  !insertmacro CLOSE_PROGRAM
  ReadRegStr $1 SHCTX "Software\Countermark" "Shortcut"
  StrCmp $1 "" +2
    Delete "$1"
  Delete "$INSTDIR\countermark.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\NOTICE"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "Software\Countermark"
  IfSilent kept
  SetShellVarContext current ; for everybody, $LOCALAPPDATA would be the folder of the school's preset
  IfFileExists "$LOCALAPPDATA\Countermark\*.*" 0 kept
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(WIPE)" IDNO kept
    RMDir /r "$LOCALAPPDATA\Countermark"
  kept:
SectionEnd
