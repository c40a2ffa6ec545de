# Sign an app's executables for Windows, with the secrets of .github/workflows/app.yml. Without them SmartScreen warns.
param([Parameter(Mandatory)] [string] $Folder)
$ErrorActionPreference = "Stop"

if (-not $env:WINDOWS_CERTIFICATE) {
    Write-Output "::notice::WINDOWS_CERTIFICATE is not set: the app is not signed, and SmartScreen will warn."
    exit 0
}
$certificate = Join-Path ([IO.Path]::GetTempPath()) "$([guid]::NewGuid()).pfx"
[IO.File]::WriteAllBytes($certificate, [Convert]::FromBase64String($env:WINDOWS_CERTIFICATE))
try {
    $kits = Join-Path ${env:ProgramFiles(x86)} "Windows Kits\10\bin\*\x64\signtool.exe"
    $signtool = Get-ChildItem $kits | Sort-Object FullName | Select-Object -Last 1 -ExpandProperty FullName
    $programs = Get-ChildItem $Folder -Filter *.exe | Select-Object -ExpandProperty FullName
    & $signtool sign /fd SHA256 /td SHA256 /tr http://timestamp.digicert.com `
        /f $certificate /p $env:WINDOWS_CERTIFICATE_PASSWORD /d loopseed $programs
    if ($LASTEXITCODE) { throw "signtool ended with $LASTEXITCODE" }
    & $signtool verify /pa $programs
    if ($LASTEXITCODE) { throw "the signatures do not verify" }
} finally {
    Remove-Item $certificate
}
