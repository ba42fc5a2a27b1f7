# Locks a Windows counter to the program (Shell Launcher, Microsoft Learn: "WESL_UserSetting"). Run by an administrator. Untested on a real machine.
[CmdletBinding()]
param(
  [Parameter(Mandatory = $true)][string]$Account,
  [string]$Program,
  [switch]$Undo
)
$ErrorActionPreference = 'Stop'

$sid = (New-Object System.Security.Principal.NTAccount($Account)).Translate([System.Security.Principal.SecurityIdentifier]).Value
$namespace = 'root\standardcimv2\embedded'
$feature = 'Client-EmbeddedShellLauncher'

# Policies of that account alone, set in its own registry hive: an administrator keeps the task manager.
function Set-CounterPolicies([int]$value) {
  $hive = "HKU:\$sid"
  if (-not (Get-PSDrive HKU -ErrorAction SilentlyContinue)) { New-PSDrive HKU Registry HKEY_USERS | Out-Null }
  if (-not (Test-Path $hive)) { throw "请先用 $Account 登录一次再注销，让系统建立它的配置，并保持登录到本脚本运行完。" }
  $system = "$hive\Software\Microsoft\Windows\CurrentVersion\Policies\System"
  $explorer = "$hive\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer"
  New-Item $system -Force | Out-Null
  New-Item $explorer -Force | Out-Null
  foreach ($name in 'DisableTaskMgr', 'DisableLockWorkstation', 'DisableChangePassword') {
    Set-ItemProperty $system $name $value -Type DWord
  }
  Set-ItemProperty $explorer 'NoLogoff' $value -Type DWord
}

if ($Undo) {
  Invoke-CimMethod -Namespace $namespace -ClassName WESL_UserSetting -MethodName RemoveCustomShell -Arguments @{ Sid = $sid } | Out-Null
  Set-CounterPolicies 0
  Write-Host "已解除：$Account 登录后回到系统桌面。"
  return
}

if (-not (Test-Path $Program)) { throw "没有这个程序文件：$Program" }
if ((Get-WindowsOptionalFeature -Online -FeatureName $feature).State -ne 'Enabled') {
  Enable-WindowsOptionalFeature -Online -FeatureName $feature -All -NoRestart | Out-Null
  Write-Host '已启用 Shell Launcher。请重启电脑，再运行一次本脚本。'
  return
}

# Everybody else keeps the desktop; the counter's account gets the program, and gets it again whenever it ends (0: restart the shell).
Invoke-CimMethod -Namespace $namespace -ClassName WESL_UserSetting -MethodName SetDefaultShell -Arguments @{ Shell = 'explorer.exe'; DefaultAction = 0 } | Out-Null
Invoke-CimMethod -Namespace $namespace -ClassName WESL_UserSetting -MethodName SetCustomShell -Arguments @{ Sid = $sid; Shell = "`"$Program`""; DefaultAction = 0 } | Out-Null
Invoke-CimMethod -Namespace $namespace -ClassName WESL_UserSetting -MethodName SetEnabled -Arguments @{ Enabled = $true } | Out-Null
Set-CounterPolicies 1
Write-Host "已锁定：$Account 登录后只进入本程序。请登录试一次，再看程序里的“运行状况”。"
