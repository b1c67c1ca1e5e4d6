@echo off
rem Starts the program of this folder, wherever the folder stands; arguments and exit code pass through.
rem No parentheses around the calls: a file name with a bracket would end the block.
setlocal EnableExtensions DisableDelayedExpansion
set "page="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "page=%%p"
chcp 65001 >nul
if not exist "%~dp0program\yanshi-gis.exe" goto portable
"%~dp0program\yanshi-gis.exe" %*
set "code=%errorlevel%"
goto done
:portable
where dotnet >nul 2>nul
if errorlevel 1 goto missing
dotnet "%~dp0program\yanshi-gis.dll" %*
set "code=%errorlevel%"
goto done
:missing
echo 错误 [system.no-runtime] 需要 .NET 运行时 10（未找到 dotnet 命令）：请先安装，并把它放入 PATH；或改用自带运行时的 win-x64 包。>&2
echo error [system.no-runtime] The .NET runtime 10 is needed, and no dotnet command was found: install it and put it on PATH, or take the win-x64 package, which brings its own.>&2
set "code=3"
:done
if defined page chcp %page% >nul
exit /b %code%
