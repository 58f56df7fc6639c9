; Installer for Windows 10 and later, 64 bit. Inno Setup 6.3 or later; windows_installer.py calls the compiler
; with AppVersion, FileVersion, Publisher, Frozen (folder of the frozen program) and Icon.
;
; For one person (no rights needed) or, as administrator, for everybody:
;   second-look-VERSION-windows-x86_64-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /CURRENTUSER
;   second-look-VERSION-windows-x86_64-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /ALLUSERS /DIR="D:\Second Look"
; The same command upgrades in place. Workspaces lie in the person's own folder (%LOCALAPPDATA%\second-look or
; wherever they were made): nothing here ever writes or removes there, and uninstalling leaves them.

#ifndef Frozen
  #error Frozen, AppVersion, FileVersion, Publisher and Icon are defined on the command line
#endif

[Setup]
AppId={{6B1F0E0B-5C3A-4D5B-9B0E-2F6D5C9A71E4}
AppName=Second Look
AppVersion={#AppVersion}
AppPublisher={#Publisher}
VersionInfoVersion={#FileVersion}
DefaultDirName={autopf}\Second Look
DefaultGroupName=Second Look
DisableProgramGroupPage=yes
DisableDirPage=auto
UsePreviousAppDir=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\second-look-gui.exe
UninstallDisplayName=Second Look
ChangesAssociations=yes
CloseApplications=yes
RestartApplications=no
LicenseFile={#Frozen}\_internal\licences\second-look\LICENSE.txt

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.DisclosurePack=Second Look disclosure pack
fr.DisclosurePack=Dossier de communication Second Look
en.ExportedLog=Second Look exported log
fr.ExportedLog=Journal exporté de Second Look
en.ThresholdLab=Threshold lab
fr.ThresholdLab=Laboratoire des seuils
en.WorkspacesStay=Second Look is removed. Workspaces and their records stay where they are; remove them yourself if nobody is bound to keep them.
fr.WorkspacesStay=Second Look est désinstallé. Les espaces de travail et leurs journaux restent où ils sont ; supprimez-les vous-même si personne n'est tenu de les conserver.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; An older version's libraries must not lie beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Frozen}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Second Look"; Filename: "{app}\second-look-gui.exe"
Name: "{group}\{cm:ThresholdLab}"; Filename: "{app}\second-look-gui.exe"; Parameters: "lab"
Name: "{autodesktop}\Second Look"; Filename: "{app}\second-look-gui.exe"; Tasks: desktopicon

[Registry]
; HKA is the person's part of the registry or the machine's, as it is installed.
Root: HKA; Subkey: "Software\Classes\.slpack\OpenWithProgids"; ValueType: string; ValueName: "SecondLook.DisclosurePack"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.slpack"; ValueType: string; ValueName: ""; ValueData: "SecondLook.DisclosurePack"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.slpack"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.second-look.disclosure+json"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\SecondLook.DisclosurePack"; ValueType: string; ValueName: ""; ValueData: "{cm:DisclosurePack}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\SecondLook.DisclosurePack\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\second-look-gui.exe,0"
Root: HKA; Subkey: "Software\Classes\SecondLook.DisclosurePack\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\second-look-gui.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.sllog\OpenWithProgids"; ValueType: string; ValueName: "SecondLook.ExportedLog"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.sllog"; ValueType: string; ValueName: ""; ValueData: "SecondLook.ExportedLog"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKA; Subkey: "Software\Classes\.sllog"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.second-look.log+zip"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\SecondLook.ExportedLog"; ValueType: string; ValueName: ""; ValueData: "{cm:ExportedLog}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\SecondLook.ExportedLog\DefaultIcon"; ValueType: string; ValueName: ""; ValueData: "{app}\second-look-gui.exe,0"
Root: HKA; Subkey: "Software\Classes\SecondLook.ExportedLog\shell\open\command"; ValueType: string; ValueName: ""; ValueData: """{app}\second-look-gui.exe"" ""%1"""

[Run]
Filename: "{app}\second-look-gui.exe"; Description: "{cm:LaunchProgram,Second Look}"; Flags: nowait postinstall skipifsilent

[Code]
procedure CurUninstallStepChanged(CurUninstallStep: TUninstallStep);
begin
  if (CurUninstallStep = usPostUninstall) and not UninstallSilent then
    MsgBox(CustomMessage('WorkspacesStay'), mbInformation, MB_OK);
end;
